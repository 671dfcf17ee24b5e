package org.minga.local.cli.command;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minga.local.cli.Context;
import org.minga.local.cli.demo.SampleCampaign;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the platform (if none is up) and plays a sample campaign through the gateway, step by step.",
            "The last line of the play is demo=ok; the platform then stays up until Ctrl-C."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--exit", description = "End the platform after the play instead of waiting for Ctrl-C.")
    private boolean exit;

    public DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PlatformOptions options = PlatformOptions.from(context.environment(), context.root())
                .withProgress(new ProgressPrinter(context.out()));
        Optional<PlatformState> running = PlatformState.read(options.home());
        if (running.isPresent()) {
            PlatformState state = Running.require(context);
            play(options, state.gatewayUrl(), state.issuer());
            return 0;
        }
        try (ForegroundPlatform foreground = ForegroundPlatform.start(options)) {
            play(
                    options,
                    foreground.platform().gatewayUrl().toString(),
                    foreground.platform().issuer().issuer());
            if (!exit) {
                foreground.awaitFailure();
            }
        }
        return 0;
    }

    private void play(PlatformOptions options, String gatewayUrl, String issuer) {
        new SampleCampaign(
                        java.net.URI.create(gatewayUrl),
                        issuer,
                        options.home().resolve("bundles"),
                        context.out(),
                        InstantSource.system().instant())
                .play();
        context.out().println(Running.summary(gatewayUrl, issuer));
        context.out().println("demo=ok");
        context.out().flush();
    }
}
