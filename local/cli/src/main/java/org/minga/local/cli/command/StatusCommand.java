package org.minga.local.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.ProcessMark;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.Health;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs and whether it is ready; exit code 0 when all of it is.")
public final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final long MEBIBYTE_IN_KIBIBYTES = 1024;

    private final Context context;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    public StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Optional<PlatformState> found = PlatformState.read(PlatformOptions.home(context.environment(), context.root()));
        if (found.isEmpty()) {
            context.out().println(json ? "{\"phase\":\"down\"}" : "The platform is down. Start it with ./minga up.");
            return 1;
        }
        PlatformState state = found.get();
        List<Line> lines = state.parts().stream().map(StatusCommand::line).toList();
        boolean allReady = state.phase() == PlatformState.Phase.READY
                && lines.stream().allMatch(line -> line.state().equals("ready"));
        context.out().println(json ? asJson(state, lines) : asText(state, lines));
        return allReady ? 0 : 1;
    }

    private static Line line(PlatformState.Part part) {
        boolean external = part.pid() == 0;
        String state;
        if (!external && ProcessMark.of(part.pid()).isEmpty()) {
            state = "dead";
        } else {
            state = answers(part) ? "ready" : "not ready";
        }
        return new Line(part, state, external ? 0 : mebibytes(part.pid()));
    }

    private static boolean answers(PlatformState.Part part) {
        URI url = URI.create(part.url());
        return part.healthUrl().isEmpty()
                ? Ports.isAnswering(url.getHost(), url.getPort())
                : Health.isReady(part.healthUrl());
    }

    private static String asText(PlatformState state, List<Line> lines) {
        StringBuilder text = new StringBuilder();
        String phase = state.phase() == PlatformState.Phase.READY ? "up" : "starting";
        text.append("The platform is %s since %s.%n".formatted(phase, state.startedAt()));
        for (Line line : lines) {
            text.append("%n%-13s %-10s %-28s"
                    .formatted(line.part().name(), line.state(), line.part().url()));
            if (line.part().pid() != 0) {
                text.append(" pid %-8d %5d MB".formatted(line.part().pid(), line.mebibytes()));
            }
        }
        return text.toString();
    }

    private static String asJson(PlatformState state, List<Line> lines) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        root.put("phase", state.phase() == PlatformState.Phase.READY ? "up" : "starting");
        root.put("startedAt", state.startedAt());
        root.put("gatewayUrl", state.gatewayUrl());
        root.put("issuer", state.issuer());
        ArrayNode parts = root.putArray("parts");
        for (Line line : lines) {
            parts.addObject()
                    .put("name", line.part().name())
                    .put("state", line.state())
                    .put("url", line.part().url())
                    .put("pid", line.part().pid())
                    .put("mebibytes", line.mebibytes())
                    .put("log", line.part().log());
        }
        return JSON.writeValueAsString(root);
    }

    /** Memory of the process and its children, shared pages counted once; 0 where the system does not tell. */
    private static long mebibytes(long pid) {
        long kibibytes = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> proportionalKibibytes(process.pid()))
                .sum();
        return kibibytes / MEBIBYTE_IN_KIBIBYTES;
    }

    private static long proportionalKibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private record Line(PlatformState.Part part, String state, long mebibytes) {}
}
