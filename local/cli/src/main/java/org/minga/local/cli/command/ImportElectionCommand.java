package org.minga.local.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.election.ElectionImport;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformState;
import org.minga.tally.formats.pabulib.PabulibElection;
import org.minga.tally.formats.pabulib.PabulibReader;
import org.minga.tally.formats.pabulib.PabulibRefusal;
import org.minga.tally.methods.MethodRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./minga import-election FILE.pb}. */
@Command(
        name = "import-election",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a real participatory budget (Pabulib format) as a campaign, with its ballots as paper ballots,",
            "and compares the result with the official one: the last line is official=identical, different or unknown.",
            "Starts the platform if none is up. An import that was cut short goes on where it was."
        })
public final class ImportElectionCommand implements Callable<Integer> {
    /** Easier to type than what Pabulib calls them. */
    private static final Map<String, String> SHORT_NAMES =
            Map.of("equal-shares", "equalshares", "equal-shares-add1", "equalshares/add1");

    private final Context context;

    @Parameters(paramLabel = "FILE.pb", description = "The election.")
    private Path file = Path.of("");

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = {
                "greedy (what no longer fits is skipped), greedy-no-skip (it ends the count),",
                "equal-shares (Method of Equal Shares) or equal-shares-add1 (shares are raised until the budget is",
                "used up); or a rule as Pabulib calls it. Default: as the file says."
            })
    private String method = "";

    public ImportElectionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PabulibElection election = read();
        MethodRules rules = method(election);
        PlatformOptions options = PlatformOptions.from(context.environment(), context.root())
                .withProgress(new ProgressPrinter(context.out()));
        if (PlatformState.read(options.home()).isPresent()) {
            PlatformState state = Running.require(context);
            return run(election, rules, options, state.gatewayUrl(), state.issuer());
        }
        try (ForegroundPlatform foreground = ForegroundPlatform.start(options)) {
            return run(
                    election,
                    rules,
                    options,
                    foreground.platform().gatewayUrl().toString(),
                    foreground.platform().issuer().issuer());
        }
    }

    private int run(
            PabulibElection election, MethodRules rules, PlatformOptions options, String gatewayUrl, String issuer) {
        return new ElectionImport(
                        election,
                        rules,
                        URI.create(gatewayUrl),
                        issuer,
                        options.home(),
                        contentHash(),
                        context.out(),
                        InstantSource.system().instant())
                .run();
    }

    private PabulibElection read() {
        if (!Files.isRegularFile(file)) {
            throw new BackingException("There is no file " + file + ".");
        }
        try {
            return switch (PabulibReader.read(file)) {
                case PabulibElection election -> election;
                case PabulibRefusal refusal ->
                    throw new BackingException(
                            file + (refusal.line() > 0 ? ", line " + refusal.line() : "") + ": " + refusal.reason());
            };
        } catch (IOException e) {
            throw new BackingException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private MethodRules method(PabulibElection election) {
        if (method.isEmpty()) {
            return election.method()
                    .orElseThrow(() -> new BackingException("The file was counted by a rule that we do not know: "
                            + election.rule() + ". Choose one, such as --method greedy or --method equal-shares."));
        }
        return election.method(SHORT_NAMES.getOrDefault(method, method))
                .orElseThrow(() -> new BackingException("--method " + method + ": there are "
                        + Stream.concat(SHORT_NAMES.keySet().stream(), PabulibElection.rules().stream())
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private String contentHash() {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream digesting = new DigestInputStream(in, digest)) {
                digesting.transferTo(java.io.OutputStream.nullOutputStream());
            }
            // The method is part of what is imported.
            digest.update(method.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new BackingException("Cannot read " + file + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
