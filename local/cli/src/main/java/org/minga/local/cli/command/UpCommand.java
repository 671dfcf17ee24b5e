package org.minga.local.cli.command;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformState;
import org.minga.local.cli.platform.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts PostgreSQL, RabbitMQ, Keycloak, the four services and the gateway; keeps their data.")
public final class UpCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--detach", description = "Return when everything is ready; ./minga down ends it.")
    private boolean detach;

    @Option(
            names = "--scale",
            paramLabel = "SERVICE=N",
            description = "Run N replicas of a service behind the gateway, for instance voting=2.")
    private Map<String, Integer> scale = new LinkedHashMap<>();

    @Option(names = "--supervised", hidden = true, description = "Somebody else reads the output; no hint at Ctrl-C.")
    private boolean supervised;

    public UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<Service, Integer> replicas = replicas(scale);
        PlatformOptions options = PlatformOptions.from(context.environment(), context.root())
                .withScale(replicas)
                .withProgress(new ProgressPrinter(context.out()));
        Optional<PlatformState> running = PlatformState.read(options.home());
        if (running.isPresent()) {
            PlatformState state = running.get();
            boolean ready = state.phase() == PlatformState.Phase.READY;
            context.out()
                    .println("The platform is %s already, since %s: %s"
                            .formatted(ready ? "up" : "starting", state.startedAt(), state.gatewayUrl()));
            return ready ? 0 : 1;
        }
        if (detach) {
            return new DetachedLauncher(context, options.home()).launch(scale);
        }
        try (ForegroundPlatform foreground = ForegroundPlatform.start(options)) {
            context.out()
                    .println(Running.summary(
                            foreground.platform().gatewayUrl().toString(),
                            foreground.platform().issuer().issuer()));
            if (!supervised) {
                context.out().println("The platform is up. Ctrl-C ends it.");
            }
            foreground.awaitFailure();
        }
        return 1;
    }

    static Map<Service, Integer> replicas(Map<String, Integer> scale) {
        Map<Service, Integer> replicas = new EnumMap<>(Service.class);
        scale.forEach((name, number) -> replicas.put(
                Service.ofLabel(name)
                        .orElseThrow(() ->
                                new BackingException("--scale " + name + "=" + number + ": there is no service called "
                                        + name + "; there are campaign, submission, voting, reward and gateway.")),
                number));
        return replicas;
    }
}
