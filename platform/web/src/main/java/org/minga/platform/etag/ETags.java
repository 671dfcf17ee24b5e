package org.minga.platform.etag;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;

/** Row versions as strong entity tags. */
public final class ETags {

    /** Longest list of tags that is read. */
    public static final int MAX_LENGTH = 1_000;

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E]{0,64})\"\\s*");

    private ETags() {}

    /** The value of the header `ETag` for a row version. */
    public static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /**
     * Lets an edit through only if the caller has seen this version.
     *
     * @param ifMatch the header `If-Match`: one or several tags, or `*` for any version
     * @throws ProblemException 428 `version-required` without the header, 412 `version-stale` when no tag matches, 400
     *     `malformed-request` when it is no list of tags
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(ProblemTypes.VERSION_REQUIRED, "Read the resource and send its ETag as If-Match.")
                    .asException();
        }
        if (ifMatch.strip().equals("*")) {
            return;
        }
        if (ifMatch.length() > MAX_LENGTH) {
            throw malformed();
        }
        String current = Long.toString(version);
        boolean matches = false;
        for (String tag : ifMatch.split(",", -1)) {
            Matcher parsed = TAG.matcher(tag);
            if (!parsed.matches()) {
                throw malformed();
            }
            // If-Match compares strongly: a weak tag matches nothing.
            matches |= parsed.group(1) == null && parsed.group(2).equals(current);
        }
        if (!matches) {
            throw Problem.of(ProblemTypes.VERSION_STALE, "Read the resource again and repeat the change on top of it.")
                    .withHeader("ETag", tag(version))
                    .asException();
        }
    }

    private static ProblemException malformed() {
        return Problem.of(ProblemTypes.MALFORMED_REQUEST)
                .withErrors(List.of(FieldError.parameter("If-Match", "format", "must be a list of entity tags")))
                .asException();
    }
}
