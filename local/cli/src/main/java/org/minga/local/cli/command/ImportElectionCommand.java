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
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.election.ElectionImport;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformState;
import org.minga.tally.formats.pabulib.PabulibElection;
import org.minga.tally.formats.pabulib.PabulibReader;
import org.minga.tally.formats.pabulib.PabulibRefusal;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
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
    private static final Map<String, Misfit> METHODS = Map.of(
            "greedy", Misfit.SKIP,
            "greedy-threshold", Misfit.SKIP,
            "greedy-exclusive", Misfit.SKIP,
            "greedy-custom", Misfit.SKIP,
            "greedy-no-skip", Misfit.STOP);

    private final Context context;

    @Parameters(paramLabel = "FILE.pb", description = "The election.")
    private Path file = Path.of("");

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description =
                    "greedy (what no longer fits is skipped) or greedy-no-skip (it ends the count); default: as the file says.")
    private String method = "";

    public ImportElectionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PabulibElection election = read();
        BudgetGreedy rules = method(election);
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
            PabulibElection election, BudgetGreedy rules, PlatformOptions options, String gatewayUrl, String issuer) {
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

    private BudgetGreedy method(PabulibElection election) {
        if (method.isEmpty()) {
            return election.method()
                    .orElseThrow(() -> new BackingException("The file was counted by a rule that we do not know: "
                            + election.rule() + ". Choose one: --method greedy or --method greedy-no-skip."));
        }
        Misfit misfit = METHODS.get(method);
        if (misfit == null) {
            throw new BackingException("--method " + method + ": there are "
                    + String.join(", ", METHODS.keySet().stream().sorted().toList()) + ".");
        }
        return election.budgetGreedy(misfit);
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
