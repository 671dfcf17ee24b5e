package org.minga.local.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./minga logs SERVICE}. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Prints the log of one process.")
public final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 300;

    private final Context context;

    @Parameters(
            paramLabel = "SERVICE",
            description =
                    "campaign, submission, voting, voting-2, reward, gateway, postgres, rabbitmq, keycloak or launcher")
    private String service = "";

    @Option(
            names = {"-n", "--lines"},
            description = "So many last lines (default: ${DEFAULT-VALUE}).")
    private int lines = 200;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing until Ctrl-C.")
    private boolean follow;

    public LogsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path folder =
                PlatformOptions.home(context.environment(), context.root()).resolve("logs");
        String name = Service.ofLabel(service).map(Service::label).orElse(service);
        Path log = folder.resolve(name + ".log");
        if (!name.matches("[a-z0-9-]+") || !Files.exists(log)) {
            throw new BackingException("There is no log of \"" + service + "\" in " + folder + ". There are: "
                    + String.join(", ", names(folder)) + ".");
        }
        long position = printTail(log);
        while (follow) {
            Thread.sleep(POLL_MILLIS);
            position = printFrom(log, position);
        }
        return 0;
    }

    private long printTail(Path log) {
        try {
            byte[] bytes = Files.readAllBytes(log);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            all.subList(Math.max(0, all.size() - lines), all.size()).forEach(context.out()::println);
            return bytes.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long printFrom(Path log, long position) {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            // Shorter than before: the process was started again with a new log.
            file.position(file.size() < position ? 0 : position);
            context.out().write(Channels.newInputStream(file).readAllBytes());
            context.out().flush();
            return file.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of("none yet");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
