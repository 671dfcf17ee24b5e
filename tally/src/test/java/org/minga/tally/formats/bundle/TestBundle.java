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
import java.util.Random;
import org.minga.tally.TestElection;
import org.minga.tally.formats.bundle.BundleLine.Kind;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ballot.Ballot;

/** A bundle in memory with the means to forge it. */
record TestBundle(List<String> lines, String hash, int pageSize, TestLog log) {

    static final TestSigner SIGNER = TestSigner.of(1);
    static final String CONTEST = "contest-1";

    static BundleHeader header(TestElection election, Conditions conditions, TestSigner... signers) {
        return new BundleHeader(
                CONTEST,
                "campaign-1",
                Map.of("en", "What next?", "pl", "Co dalej?"),
                election.rules(),
                election.options(),
                Map.of("kind", "any_account"),
                conditions,
                Arrays.stream(signers).map(TestSigner::key).toList());
    }

    /** Every ballot counts in the log, in the order of the election, and one head is signed. */
    static TestBundle plain(TestElection election, int pageSize) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BundleWriter writer = BundleWriter.open(header(election, Conditions.NONE, SIGNER), out, pageSize);
            TestLog log = new TestLog(CONTEST, writer, SIGNER, 7);
            for (Ballot ballot : election.ballots()) {
                log.counted(BallotJson.write(ballot), 1);
            }
            log.end();
            return of(out, writer.finish(SIGNER), pageSize, log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Some ballots stand in the log, some are on paper, and there are replaced ones, heads and voids between. */
    static TestBundle mixed(TestElection election, int pageSize, long seed, long maxWeight) {
        Random random = new Random(seed);
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BundleWriter writer = BundleWriter.open(header(election, Conditions.NONE, SIGNER), out, pageSize);
            TestLog log = new TestLog(CONTEST, writer, SIGNER, seed);
            List<Ballot> paper = new ArrayList<>();
            for (Ballot ballot : election.ballots()) {
                if (random.nextInt(3) == 0) {
                    paper.add(ballot);
                } else {
                    log.counted(BallotJson.write(ballot), 1 + random.nextLong(maxWeight));
                }
                switch (random.nextInt(6)) {
                    case 0 -> log.replaced();
                    case 1 -> log.voidOne();
                    case 2 -> log.head();
                    default -> {}
                }
            }
            log.end();
            for (String ballot : sorted(paper)) {
                writer.paper(ballot, 1);
            }
            return of(out, writer.finish(SIGNER), pageSize, log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static TestBundle of(ByteArrayOutputStream out, BundleSeal seal, int pageSize, TestLog log) {
        return new TestBundle(lines(out.toString(StandardCharsets.UTF_8)), seal.hash(), pageSize, log);
    }

    static List<String> sorted(List<Ballot> ballots) {
        return ballots.stream().map(BallotJson::write).sorted(byBytes()).toList();
    }

    private static Comparator<String> byBytes() {
        return (a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b));
    }

    static List<String> lines(String text) {
        return List.of(text.split("\n"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return text(lines);
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    RecountOutcome recount() {
        return recount(text());
    }

    RecountOutcome recount(String text) {
        return recount(bytes(text), hash);
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
        return recount(text(forged));
    }

    /** The lines of the box without the ends of pages. */
    List<String> box() {
        return lines.stream().filter(TestBundle::isInBox).toList();
    }

    static boolean isInBox(String line) {
        return switch (Kind.of(bytes(line))) {
            case COUNTED, UNOPENED, VOID, HEAD, PAPER -> true;
            case PAGE, BOX, RESULT, OTHER -> false;
        };
    }

    static boolean isPaper(String line) {
        return Kind.of(bytes(line)) == Kind.PAPER;
    }

    /** What a forger writes who knows the format: another box, with all pages and its end made to fit. */
    List<String> withBox(List<String> box) {
        List<String> forged = new ArrayList<>();
        forged.add(lines.getFirst());
        Pages pages = new Pages(pageSize);
        for (String line : box) {
            forged.add(line);
            pages.add(bytes(line));
            if (pages.isFull()) {
                endPage(pages, forged);
            }
        }
        if (pages.onPage() > 0) {
            endPage(pages, forged);
        }
        BoxCounts counts = new BoxCounts(
                count(box, "{\"b\":") + count(box, "{\"c\":") + count(box, "{\"v\":"),
                count(box, "{\"b\":"),
                count(box, "{\"v\":"),
                count(box, "{\"p\":"));
        forged.add(new String(BundleLine.box(pages.ended(), counts, pages.endBox()), StandardCharsets.UTF_8));
        forged.addAll(lines.subList(indexOf("{\"box\":") + 1, lines.size()));
        return forged;
    }

    private static void endPage(Pages pages, List<String> forged) {
        long held = pages.onPage();
        String hash = pages.endPage();
        forged.add(new String(BundleLine.page(pages.ended(), held, hash), StandardCharsets.UTF_8));
    }

    private static long count(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).count();
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
