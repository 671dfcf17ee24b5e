package org.minga.tally.formats.bundle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.BundleLine.Kind;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;

/**
 * The rounds, the result and the outcome of a bundle, held against those of the recount. When all hashes of ballots were made to fit,
 * these lines are what still gives a forgery away; the result as stated then tells whether ballots are missing or
 * surplus, and which options it concerns.
 */
final class TallyLines {

    private final BundleLines lines;
    private final Tally recounted;
    private final @Nullable Outcome outcome;

    TallyLines(BundleLines lines, Tally recounted, @Nullable Outcome outcome) {
        this.lines = lines;
        this.recounted = recounted;
        this.outcome = outcome;
    }

    void check() throws IOException {
        for (Round round : recounted.rounds()) {
            byte[] line = nextLine();
            byte[] expected = TallyJson.bytes(round);
            if (!Arrays.equals(line, expected)) {
                String difference = ExpectedLine.difference(line, expected);
                String reason = "Round " + round.number() + " is not what these ballots give: " + difference;
                throw explained(Finding.ROUND, lines.number(), reason, resultFrom(line));
            }
        }
        byte[] line = nextLine();
        byte[] expected = BundleLine.result(TallyJson.value(recounted.result()));
        if (!Arrays.equals(line, expected)) {
            String reason = "The result is not what these ballots give: " + ExpectedLine.difference(line, expected);
            throw explained(Finding.RESULT, lines.number(), reason, line);
        }
        if (outcome != null) {
            ExpectedLine.check(Finding.OUTCOME, nextLine(), BundleLine.outcome(outcome));
        }
    }

    private byte[] nextLine() throws IOException {
        byte[] line = lines.next();
        if (line == null) {
            throw new Refusal(Finding.TRUNCATED, "The file was cut off before its result was complete.");
        }
        return line;
    }

    /** The line of the result, where one follows that can be read as a line. */
    private byte @Nullable [] resultFrom(byte[] start) throws IOException {
        byte[] line = start;
        while (line != null && Kind.of(line) != Kind.RESULT) {
            try {
                line = lines.next();
            } catch (Refusal unreadable) {
                // A second wrong thing; the first is the one to report.
                return null;
            }
        }
        return line;
    }

    private Refusal explained(Finding finding, long at, String reason, byte @Nullable [] resultLine) {
        if (resultLine == null) {
            return new Refusal(finding, at, 0, reason);
        }
        long stated;
        Map<String, Long> supporters;
        try {
            JsonFields result = new JsonFields(BundleLine.read(resultLine), "").object("result");
            stated = result.number("ballots");
            supporters = result.numbers("supporters");
        } catch (Refusal | JsonFields.Unfit unreadable) {
            return new Refusal(finding, at, 0, reason);
        }
        Result result = recounted.result();
        if (result.ballots() != stated) {
            Finding what = result.ballots() < stated ? Finding.BALLOT_DROPPED : Finding.BALLOT_ADDED;
            String counts = " The result speaks of " + stated + " ballots, here are " + result.ballots()
                    + ": ballots were dropped or added, and the hashes made to fit.";
            return new Refusal(what, at, 0, reason + counts);
        }
        for (Map.Entry<String, Long> option : result.supporters().entrySet()) {
            Long claimed = supporters.get(option.getKey());
            if (claimed != null && !claimed.equals(option.getValue())) {
                String who =
                        " The result speaks of " + claimed + " supporters of option " + Refusal.shown(option.getKey())
                                + ", here are " + option.getValue()
                                + ": a ballot was changed and the hashes made to fit, or the"
                                + " result was changed.";
                return new Refusal(finding == Finding.ROUND ? Finding.BALLOT_CHANGED : finding, at, 0, reason + who);
            }
        }
        return new Refusal(finding, at, 0, reason);
    }
}
