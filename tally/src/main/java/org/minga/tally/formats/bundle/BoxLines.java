package org.minga.tally.formats.bundle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.BundleLine.Kind;
import org.minga.tally.formats.bundle.HeaderJson.PagedHeader;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.Tally;

/**
 * The box of a bundle, from the line after the header to the line that closes it. A wrong line is first only suspected:
 * the end of its page says how many lines there should be and what they should hash to, and so whether one was changed,
 * dropped or added.
 */
final class BoxLines {

    private static final Set<String> TALLY = Set.of("round", "result", "outcome", "signature");

    private final BundleLines lines;
    private final int pageSize;
    private final BoxContent content;
    private final Pages pages;

    private @Nullable Refusal suspect;
    private long lastPageHeld;

    BoxLines(BundleLines lines, PagedHeader header, LogWatch watch) {
        this.lines = lines;
        this.pageSize = header.pageSize();
        this.content = new BoxContent(header.header(), watch);
        this.pages = new Pages(pageSize);
        this.lastPageHeld = pageSize;
    }

    BoxCounts counts() {
        return content.counts();
    }

    long heads() {
        return content.heads();
    }

    long pages() {
        return pages.ended();
    }

    Tally readAndCount() throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            Kind kind = Kind.of(line);
            switch (kind) {
                case COUNTED, UNOPENED, VOID, HEAD, PAPER -> boxLine(kind, line);
                case PAGE -> endPage(line);
                case BOX -> {
                    endBox(line);
                    return content.count();
                }
                case RESULT, OTHER -> throw misplaced(line);
            }
        }
        throw new Refusal(
                Finding.TRUNCATED,
                lines.number(),
                page(),
                "The file was cut off on page " + page() + ", after "
                        + content.counts().entries() + " entries of the log: what followed was dropped.");
    }

    /** The page that has not ended. */
    private long page() {
        return pages.ended() + 1;
    }

    private void boxLine(Kind kind, byte[] line) {
        if (pages.onPage() == 0 && lastPageHeld < pageSize) {
            throw new Refusal(
                    Finding.LINE_DROPPED,
                    lines.number() - 1,
                    pages.ended(),
                    "Page " + pages.ended() + " holds " + lastPageHeld
                            + " lines, but every page before the last holds " + pageSize
                            + ": lines were dropped and the page was made to fit.");
        }
        pages.add(line);
        // Behind a line that is wrong nothing is as it was, so the first says most.
        if (suspect == null) {
            Fault fault = content.take(kind, line);
            if (fault != null) {
                suspect = new Refusal(fault.finding(), lines.number(), page(), fault.reason());
            }
        }
    }

    private void endPage(byte[] line) {
        long page = page();
        long held = pages.onPage();
        JsonFields fields = fields(Finding.PAGE, line);
        long stated = number(Finding.PAGE, fields, "lines");
        long number = number(Finding.PAGE, fields, "page");
        String first = "page " + page + " (lines " + (lines.number() - held) + " to " + (lines.number() - 1) + ")";
        if (number != page) {
            throw new Refusal(Finding.PAGE, "Here page " + page + " must end, not page " + number + ".");
        }
        if (held < stated) {
            throw located(
                    Finding.LINE_DROPPED, (stated - held) + " of " + stated + " lines were dropped from " + first);
        }
        if (held > stated) {
            throw located(Finding.LINE_ADDED, (held - stated) + " lines were added to the " + stated + " of " + first);
        }
        String hash = pages.endPage();
        byte[] expected = BundleLine.page(page, held, hash);
        if (!Arrays.equals(expected, line)) {
            boolean hashOnly = fields.isHash("hash") && line.length == expected.length;
            throw hashOnly
                    ? located(
                            page,
                            Finding.LINE_CHANGED,
                            "A line was changed or moved on " + first
                                    + ", or the hash of the page was: the lines hash to " + hash)
                    : new Refusal(Finding.PAGE, lines.number(), page, ExpectedLine.difference(line, expected));
        }
        if (held > pageSize) {
            throw located(
                    page,
                    Finding.LINE_ADDED,
                    "Lines were added to " + first + " and the page was made to fit: it holds " + held
                            + ", a page holds " + pageSize);
        }
        if (suspect != null) {
            throw suspect;
        }
        lastPageHeld = held;
    }

    private Refusal located(Finding finding, String explanation) {
        return located(page(), finding, explanation);
    }

    /** A finding about a page; at the first odd line on it where there is one. */
    private Refusal located(long page, Finding finding, String explanation) {
        Refusal odd = suspect;
        String what = explanation.endsWith(".") ? explanation : explanation + ".";
        return odd == null
                ? new Refusal(finding, lines.number(), page, what)
                : new Refusal(
                        finding,
                        odd.line(),
                        page,
                        what + " The first odd line is line " + odd.line() + ": " + odd.explanation());
    }

    private void endBox(byte[] line) {
        if (pages.onPage() > 0) {
            throw located(Finding.PAGE, "The line that ends page " + page() + " is missing");
        }
        byte[] expected = BundleLine.box(pages.ended(), content.counts(), pages.endBox());
        if (!Arrays.equals(expected, line)) {
            throw new Refusal(
                    Finding.BOX,
                    "Lines of the box were changed, dropped or added and their pages made to fit, or this line was"
                            + " changed: " + ExpectedLine.difference(line, expected));
        }
        Fault fault = content.end();
        if (fault != null) {
            throw new Refusal(fault.finding(), fault.reason());
        }
    }

    /** A line where a line of the box, the end of a page or the end of the box should be. */
    private Refusal misplaced(byte[] line) {
        String reason = "It is something else.";
        boolean tally = false;
        switch (JsonReader.read(line)) {
            case JsonRead.Broken broken -> reason = broken.reason();
            case JsonRead.NotCanonical other -> reason = other.reason();
            case JsonRead.Canonical canonical -> tally = isTally(canonical.value());
        }
        if (pages.isFull() || (tally && pages.onPage() > 0)) {
            return new Refusal(Finding.PAGE, lines.number(), page(), "Here page " + page() + " must end. " + reason);
        }
        if (tally || (pages.onPage() == 0 && lastPageHeld < pageSize)) {
            return new Refusal(Finding.BOX, "Here the box must close. " + reason);
        }
        return located(
                Finding.LINE_CHANGED,
                "Line " + lines.number() + " should be line " + (pages.onPage() + 1) + " of page " + page()
                        + ", or the end of the box, and is neither: " + reason);
    }

    private static boolean isTally(JsonValue value) {
        return value instanceof JsonValue.Members members && TALLY.stream().anyMatch(members.values()::containsKey);
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
