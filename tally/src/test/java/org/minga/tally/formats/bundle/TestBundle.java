package org.minga.tally.formats.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.minga.tally.TestElection;
import org.minga.tally.methods.ballot.Ballot;

/** A bundle in memory with the means to forge it. */
record TestBundle(List<String> lines, String hash, int pageSize) {

    static TestBundle of(TestElection election, int pageSize) {
        try {
            BundleHeader header = new BundleHeader(
                    "contest-1",
                    "campaign-1",
                    Map.of("en", "What next?", "pl", "Co dalej?"),
                    election.rules(),
                    election.options(),
                    Map.of("kind", "any_account"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BundleWriter writer = BundleWriter.open(header, out, pageSize);
            for (String ballot : sorted(election.ballots())) {
                writer.add(ballot, 1);
            }
            BundleSeal seal = writer.finish();
            return new TestBundle(lines(out.toString(StandardCharsets.UTF_8)), seal.hash(), pageSize);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> sorted(List<Ballot> ballots) {
        return ballots.stream().map(BallotJson::write).sorted(byBytes()).toList();
    }

    private static Comparator<String> byBytes() {
        return (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> lines(String text) {
        return List.of(text.split("\n"));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    RecountOutcome recount() {
        return recount(text());
    }

    RecountOutcome recount(String text) {
        return recount(text.getBytes(StandardCharsets.UTF_8), hash);
    }

    static RecountOutcome recount(byte[] bytes, String hash) {
        try {
            return Recount.of(new ByteArrayInputStream(bytes), hash);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same bundle with other lines, held against the hash of the true one. */
    RecountOutcome recount(List<String> forged) {
        return recount(String.join("\n", forged) + "\n");
    }

    List<String> ballots() {
        return lines.stream().filter(TestBundle::isBallot).toList();
    }

    static boolean isBallot(String line) {
        return line.startsWith("{\"b\":");
    }

    /** What a forger writes who knows the format: other ballots, with all pages and the box made to fit. */
    List<String> withBallots(List<String> ballots) {
        List<String> forged = new ArrayList<>();
        forged.add(lines.getFirst());
        Sha256 all = new Sha256();
        int pages = 0;
        for (int from = 0; from < ballots.size(); from += pageSize) {
            List<String> page = ballots.subList(from, Math.min(ballots.size(), from + pageSize));
            Sha256 hash = new Sha256();
            for (String ballot : page) {
                hash.addLine(ballot.getBytes(StandardCharsets.UTF_8));
                all.addLine(ballot.getBytes(StandardCharsets.UTF_8));
            }
            forged.addAll(page);
            pages++;
            forged.add(new String(BundleLine.page(pages, page.size(), hash.finish()), StandardCharsets.UTF_8));
        }
        forged.add(new String(BundleLine.box(pages, ballots.size(), all.finish()), StandardCharsets.UTF_8));
        forged.addAll(lines.subList(indexOf("{\"box\":") + 1, lines.size()));
        return forged;
    }

    int indexOf(String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("no line begins with " + start);
    }
}
