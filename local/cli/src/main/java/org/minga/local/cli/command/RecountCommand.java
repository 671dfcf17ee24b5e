package org.minga.local.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Winner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./minga recount BUNDLE --hash H}. */
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        description = {
            "Counts an audit bundle again, offline, and compares it byte for byte with the hash that was certified.",
            "Exit code 0 when it agrees; else 1, and the first thing that is wrong is named."
        })
public final class RecountCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "BUNDLE", description = "The audit bundle, as the API returned it.")
    private Path bundle = Path.of("");

    @Option(
            names = "--hash",
            required = true,
            paramLabel = "H",
            description = "The certified hash: sha256:<64 digits>.")
    private String hash = "";

    public RecountCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(bundle)) {
            throw new BackingException("There is no file " + bundle + ".");
        }
        try {
            return print(Recount.of(bundle, hash), context.out());
        } catch (IOException e) {
            throw new BackingException("Cannot read " + bundle + ": " + e.getMessage(), e);
        }
    }

    static int print(RecountOutcome outcome, PrintStream out) {
        return switch (outcome) {
            case RecountOutcome.Confirmed confirmed -> {
                printResult(confirmed, out);
                out.println("Hash     " + confirmed.fileHash());
                out.println("recount=confirmed");
                yield 0;
            }
            case RecountOutcome.Refuted refuted -> {
                printWrong(refuted, out);
                out.println("recount=refuted");
                yield 1;
            }
        };
    }

    static void printResult(RecountOutcome.Confirmed confirmed, PrintStream out) {
        out.println("Contest  " + confirmed.header().contest());
        out.println("Ballots  " + confirmed.ballots());
        for (Winner winner : confirmed.tally().result().winners()) {
            out.println("Winner   " + winner.option() + "  score " + winner.score());
        }
        Outcome outcome = confirmed.outcome();
        if (outcome != null) {
            Outcome.Turnout turnout = outcome.turnout();
            if (turnout != null) {
                out.println("Quorum   " + (turnout.reached() ? "reached" : "not reached") + ": " + turnout.ballots()
                        + " ballots, " + turnout.needed() + " needed");
            }
            out.println("Accepted " + (outcome.accepted().isEmpty() ? "none" : String.join(", ", outcome.accepted())));
        }
    }

    static void printWrong(RecountOutcome.Refuted refuted, PrintStream out) {
        String where = refuted.line() > 0 ? "line " + refuted.line() : "no single line";
        String page = refuted.page() > 0 ? ", page " + refuted.page() : "";
        out.println("Wrong    " + refuted.finding().label() + " (" + where + page + ")");
        out.println("         " + refuted.explanation());
        out.println("Hash     " + refuted.fileHash());
    }
}
