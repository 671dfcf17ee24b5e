package org.minga.local.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.tally.formats.bundle.BoxCounts;
import org.minga.tally.formats.bundle.Evidence;
import org.minga.tally.formats.bundle.RecountOutcome;
import org.minga.tally.formats.bundle.Verify;
import org.minga.tally.formats.bundle.VerifyOutcome;
import org.minga.tally.formats.bundle.VerifyOutcome.Found;
import org.minga.tally.formats.log.LogKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./minga verify BUNDLE}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Counts an audit bundle again, offline, checks its ballot log with all signatures, and finds the ballots of",
            "receipts in it. Exit code 0 when all is right; else 1, and the first thing that is wrong is named."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final long LARGEST_EVIDENCE = 1 << 20;

    private final Context context;

    @Parameters(paramLabel = "BUNDLE", description = "The audit bundle, as the API returned it.")
    private Path bundle = Path.of("");

    @Option(names = "--hash", paramLabel = "H", description = "The certified hash: sha256:<64 digits>.")
    private @Nullable String hash;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The published keys, as /v1/log-keys returned them; better had from somewhere else.")
    private @Nullable Path keys;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "What the API answered when a ballot was cast or withdrawn. May be repeated.")
    private List<Path> receipts = new ArrayList<>();

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "A signed tree head seen earlier, as by a witness. May be repeated.")
    private List<Path> heads = new ArrayList<>();

    public VerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(bundle)) {
            throw new BackingException("There is no file " + bundle + ".");
        }
        Evidence evidence = new Evidence(
                hash,
                keys == null ? null : item(keys),
                receipts.stream().map(VerifyCommand::item).toList(),
                heads.stream().map(VerifyCommand::item).toList());
        try {
            return print(Verify.of(bundle, evidence), evidence);
        } catch (IOException e) {
            throw new BackingException("Cannot read " + bundle + ": " + e.getMessage(), e);
        }
    }

    private static Evidence.Item item(Path file) {
        try {
            if (Files.size(file) > LARGEST_EVIDENCE) {
                throw new BackingException(file + " is no receipt, tree head or key set: it is too large.");
            }
            return new Evidence.Item(file.toString(), Files.readString(file));
        } catch (MalformedInputException e) {
            throw new BackingException(file + " is not UTF-8.", e);
        } catch (IOException e) {
            throw new BackingException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private int print(VerifyOutcome outcome, Evidence evidence) {
        PrintStream out = context.out();
        return switch (outcome) {
            case VerifyOutcome.Confirmed confirmed -> {
                RecountCommand.printResult(confirmed.recount(), out);
                printLog(confirmed, out);
                confirmed.receipts().forEach(found -> printFound(found, out));
                evidence.heads().forEach(head -> out.println("Head     " + head.name() + ": of this history"));
                out.println("Hash     " + confirmed.recount().fileHash()
                        + (evidence.hash() == null ? "  (compared with none: --hash)" : ""));
                out.println("verify=confirmed");
                yield 0;
            }
            case VerifyOutcome.Refuted refuted -> {
                RecountCommand.printWrong(refuted.recount(), out);
                out.println("verify=refuted");
                yield 1;
            }
        };
    }

    private static void printLog(VerifyOutcome.Confirmed confirmed, PrintStream out) {
        RecountOutcome.Confirmed recount = confirmed.recount();
        BoxCounts counts = recount.counts();
        out.println("Log      " + counts.entries() + " entries: " + counts.counted() + " ballots that count, "
                + counts.voided() + " replaced or withdrawn; " + recount.heads() + " signed heads; " + counts.paper()
                + " ballots on paper");
        String ids = recount.header().keys().stream().map(LogKey::id).collect(Collectors.joining(", "));
        out.println("Keys     " + ids);
        if (!confirmed.keysGiven()) {
            out.println("         These are the keys that the file itself names. Compare them with the published ones"
                    + " (--keys).");
        }
    }

    private static void printFound(Found found, PrintStream out) {
        switch (found) {
            case Found.Counted counted ->
                out.println("Receipt  " + counted.receipt() + ": counted, entry " + counted.entry() + ", "
                        + counted.ballot() + (counted.weight() == 1 ? "" : ", weight " + counted.weight()));
            case Found.Voided voided ->
                out.println("Receipt  " + voided.receipt() + ": replaced or withdrawn, entry " + voided.entry()
                        + ", voided at entry " + voided.voidedAt());
        }
    }
}
