package org.minga.local.cli.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.minga.local.backing.process.Archive;
import org.minga.local.cli.Context;
import org.minga.local.cli.bench.BenchIssuer;
import org.minga.local.cli.bench.ResultLine;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformPorts;

/**
 * A platform that is measured: with its own ports, servers and data, whatever the environment says of others; nothing of
 * it is left. The data lie beside all other data and not where temporary files are, which may be memory.
 */
final class PrivatePlatform {
    private final Context context;
    private final Path home;

    PrivatePlatform(Context context) {
        this.context = context;
        this.home = PlatformOptions.home(context.environment(), context.root()).resolve("bench");
    }

    /** Where its data lie. */
    Path home() {
        return home;
    }

    /** Measures one that runs as in production, except that tokens are signed beforehand, and prints the result. */
    int measure(BiFunction<Platform, BenchIssuer, ResultLine> measurement) {
        return print(() -> {
            try (BenchIssuer issuer = BenchIssuer.start(InstantSource.system())) {
                PlatformOptions options = options()
                        .withTestIssuer(issuer.issuer())
                        .withJvmFlags(PlatformOptions.PRODUCTION)
                        .withServiceEnvironment(PlatformOptions.WIDE_LIMITS);
                try (ForegroundPlatform foreground = ForegroundPlatform.start(options)) {
                    return measurement.apply(foreground.platform(), issuer);
                }
            }
        });
    }

    /** Starts one as {@code ./minga up} does, and stops it again; its data stay. */
    void start(PlatformOptions options, Consumer<Platform> whenReady) {
        try (ForegroundPlatform foreground = ForegroundPlatform.start(options)) {
            whenReady.accept(foreground.platform());
        }
    }

    PlatformOptions options() {
        return PlatformOptions.from(Map.of(), context.root())
                .withHome(home)
                .withPorts(PlatformPorts.free())
                .withProgress(new ProgressPrinter(context.out()));
    }

    /** Prints what is measured on an empty data folder, which is gone afterwards. */
    int print(Supplier<ResultLine> measurement) {
        Archive.delete(home);
        ResultLine line;
        try {
            line = measurement.get();
        } finally {
            Archive.delete(home);
        }
        context.out().println(line);
        context.out().flush();
        return line.exitCode();
    }
}
