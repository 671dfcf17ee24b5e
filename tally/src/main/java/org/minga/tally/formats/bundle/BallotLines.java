package org.minga.tally.formats.bundle;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.BallotJson.BallotRead;
import org.minga.tally.formats.bundle.BundleLine.Kind;
import org.minga.tally.formats.bundle.HeaderJson.PagedHeader;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotFault;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * The ballots of a bundle, from the line after the header to the line that closes the box. A wrong ballot is first only
 * suspected: the end of its page says how many ballots there should be and what they should hash to, and so whether one
 * was changed, dropped or added.
 */
final class BallotLines {

    private final BundleLines lines;
    private final PagedHeader header;
    private final Set<String> codes;
    private final Counter counter;
    private final Sha256 pageHash = new Sha256();
    private final Sha256 ballotsHash = new Sha256();

    private byte[] previous = {};
    private @Nullable Ballot previousBallot;
    private @Nullable Refusal suspect;
    private long ballots;
    private long pages;
    private long onPage;
    private long lastPageHeld;

    BallotLines(BundleLines lines, PagedHeader header) {
        this.lines = lines;
        this.header = header;
        this.counter = Count.open(header.header().rules(), header.header().options());
        this.codes = header.header().options().stream().map(BallotOption::code).collect(Collectors.toUnmodifiableSet());
        this.lastPageHeld = header.pageSize();
    }

    long ballots() {
        return ballots;
    }

    long pages() {
        return pages;
    }

    Tally readAndCount() throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            switch (Kind.of(line)) {
                case BALLOT -> ballot(line);
                case PAGE -> endPage(line);
                case BOX -> {
                    endBox(line);
                    return counter.finish();
                }
                case RESULT, OTHER -> throw misplaced(line);
            }
        }
        throw new Refusal(
                Finding.TRUNCATED,
                lines.number(),
                pages + 1,
                "The file was cut off on page " + (pages + 1) + ", after " + ballots
                        + " ballots: those that followed were dropped.");
    }

    private void ballot(byte[] line) {
        if (onPage == 0 && lastPageHeld < header.pageSize()) {
            throw new Refusal(
                    Finding.BALLOT_DROPPED,
                    lines.number() - 1,
                    pages,
                    "Page " + pages + " holds " + lastPageHeld + " ballots, but every page before the last holds "
                            + header.pageSize() + ": ballots were dropped and the page was made to fit.");
        }
        ballots++;
        onPage++;
        pageHash.addLine(line);
        ballotsHash.addLine(line);
        Ballot ballot = checked(line);
        if (ballot != null && suspect == null) {
            counter.add(ballot, 1);
        }
        previous = line;
        previousBallot = ballot;
    }

    private @Nullable Ballot checked(byte[] line) {
        int order = Arrays.compareUnsigned(previous, line);
        if (order == 0) {
            // Ballots are sorted, so equal ones follow each other and need to be understood only once.
            return previousBallot;
        }
        if (order > 0) {
            suspect(Finding.BALLOT_ORDER, "The ballot should stand before its predecessor.");
        }
        return switch (JsonReader.read(line)) {
            case JsonRead.Broken broken -> suspect(Finding.BALLOT_CHANGED, broken.reason());
            case JsonRead.NotCanonical other -> suspect(Finding.BALLOT_CHANGED, other.reason());
            case JsonRead.Canonical canonical -> {
                JsonFields fields = new JsonFields(canonical.value(), "");
                BallotRead read = BallotJson.ofValue(
                        fields.value("b"), header.header().rules().ballot().kind());
                yield switch (read) {
                    case BallotRead.Refused refused -> suspect(Finding.BALLOT_INVALID, refused.reason());
                    case BallotRead.Read valid ->
                        fields.isOnly("b")
                                ? ruled(valid.ballot())
                                : suspect(Finding.BALLOT_INVALID, "A ballot line holds nothing but the ballot.");
                };
            }
        };
    }

    private @Nullable Ballot ruled(Ballot ballot) {
        List<BallotFault> faults = header.header().rules().ballot().validate(ballot, codes);
        return faults.isEmpty()
                ? ballot
                : suspect(
                        Finding.BALLOT_INVALID,
                        "The ballot breaks the rules: " + faults.getFirst().detail());
    }

    private @Nullable Ballot suspect(Finding finding, String reason) {
        if (suspect == null) {
            suspect = new Refusal(finding, lines.number(), pages + 1, reason);
        }
        return null;
    }

    private void endPage(byte[] line) {
        long page = pages + 1;
        JsonFields fields = fields(Finding.PAGE, line);
        long stated = number(Finding.PAGE, fields, "ballots");
        long number = number(Finding.PAGE, fields, "page");
        String first = "page " + page + " (lines " + (lines.number() - onPage) + " to " + (lines.number() - 1) + ")";
        if (number != page) {
            throw new Refusal(Finding.PAGE, "Here page " + page + " must end, not page " + number + ".");
        }
        if (onPage < stated) {
            throw located(
                    Finding.BALLOT_DROPPED,
                    (stated - onPage) + " of " + stated + " ballots were dropped from " + first);
        }
        if (onPage > stated) {
            throw located(
                    Finding.BALLOT_ADDED, (onPage - stated) + " ballots were added to the " + stated + " of " + first);
        }
        String hash = pageHash.finish();
        byte[] expected = BundleLine.page(page, onPage, hash);
        if (!Arrays.equals(expected, line)) {
            boolean hashOnly = fields.isHash("hash") && line.length == expected.length;
            throw hashOnly
                    ? located(
                            Finding.BALLOT_CHANGED,
                            "A ballot was changed or moved on " + first
                                    + ", or the hash of the page was: the ballots hash to " + hash)
                    : new Refusal(Finding.PAGE, lines.number(), page, ExpectedLine.difference(line, expected));
        }
        if (onPage > header.pageSize()) {
            throw located(
                    Finding.BALLOT_ADDED,
                    "Ballots were added to " + first + " and the page was made to fit: it holds " + onPage
                            + ", a page holds " + header.pageSize());
        }
        if (suspect != null) {
            throw suspect;
        }
        pages = page;
        lastPageHeld = onPage;
        onPage = 0;
    }

    /** A finding about the page that ends here; at the first odd ballot on it where there is one. */
    private Refusal located(Finding finding, String explanation) {
        Refusal odd = suspect;
        String what = explanation.endsWith(".") ? explanation : explanation + ".";
        return odd == null
                ? new Refusal(finding, lines.number(), pages + 1, what)
                : new Refusal(
                        finding,
                        odd.line(),
                        pages + 1,
                        what + " The first odd ballot is on line " + odd.line() + ": " + odd.explanation());
    }

    private void endBox(byte[] line) {
        if (onPage > 0) {
            throw located(Finding.PAGE, "The line that ends page " + (pages + 1) + " is missing");
        }
        JsonFields box;
        try {
            box = fields(Finding.BOX, line).object("box");
        } catch (JsonFields.Unfit e) {
            throw new Refusal(Finding.BOX, e.describe());
        }
        long stated = number(Finding.BOX, box, "ballots");
        if (ballots < stated) {
            throw new Refusal(Finding.BALLOT_DROPPED, inAll("dropped", stated - ballots, stated));
        }
        if (ballots > stated) {
            throw new Refusal(Finding.BALLOT_ADDED, inAll("added", ballots - stated, stated));
        }
        String hash = ballotsHash.finish();
        byte[] expected = BundleLine.box(pages, ballots, hash);
        if (!Arrays.equals(expected, line)) {
            boolean hashOnly =
                    box.isHash("hash") && line.length == expected.length && number(Finding.BOX, box, "pages") == pages;
            throw hashOnly
                    ? new Refusal(
                            Finding.BALLOT_CHANGED,
                            "A ballot was changed somewhere in the box and its page was made to fit"
                                    + ", or the hash of the box was changed: the ballots hash to " + hash + ".")
                    : new Refusal(Finding.BOX, ExpectedLine.difference(line, expected));
        }
    }

    private String inAll(String what, long difference, long stated) {
        return difference + " ballots were " + what + " and their pages made to fit: " + stated + " were counted, "
                + ballots + " are here.";
    }

    /** A line where a ballot, the end of a page or the end of the box should be. */
    private Refusal misplaced(byte[] line) {
        long page = pages + 1;
        String reason = "It is something else.";
        boolean tally = false;
        switch (JsonReader.read(line)) {
            case JsonRead.Broken broken -> reason = broken.reason();
            case JsonRead.NotCanonical other -> reason = other.reason();
            case JsonRead.Canonical canonical -> tally = isTally(canonical.value());
        }
        if (onPage == header.pageSize() || (tally && onPage > 0)) {
            return new Refusal(Finding.PAGE, lines.number(), page, "Here page " + page + " must end. " + reason);
        }
        if (tally || (onPage == 0 && lastPageHeld < header.pageSize())) {
            return new Refusal(Finding.BOX, "Here the box must close. " + reason);
        }
        return located(
                Finding.BALLOT_CHANGED,
                "Line " + lines.number() + " should be ballot " + (onPage + 1) + " of page " + page
                        + ", or the end of the ballots, and is neither: " + reason);
    }

    private static boolean isTally(JsonValue value) {
        return value instanceof JsonValue.Members members
                && (members.values().containsKey("round") || members.values().containsKey("result"));
    }

    private static JsonFields fields(Finding finding, byte[] line) {
        return switch (JsonReader.read(line)) {
            case JsonRead.Broken broken -> throw new Refusal(finding, broken.reason());
            case JsonRead.NotCanonical other -> throw new Refusal(finding, other.reason());
            case JsonRead.Canonical canonical -> new JsonFields(canonical.value(), "");
        };
    }

    private static long number(Finding finding, JsonFields fields, String name) {
        try {
            return fields.number(name);
        } catch (JsonFields.Unfit e) {
            throw new Refusal(finding, e.describe());
        }
    }
}
