package org.minga.tally.formats.pabulib;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.BallotOption;

/** One limit of META beside what the ballots really hold. */
final class VoteLimits {

    private final List<String> notes = new ArrayList<>();
    private final Meta meta;

    VoteLimits(Meta meta) {
        this.meta = meta;
    }

    List<String> notes() {
        return notes;
    }

    /** The smallest value that lets every ballot in: META's, or less. */
    long atMost(String key, long fallback, long seen) {
        long stated = Objects.requireNonNullElse(meta.count(key), fallback);
        return widened(key, stated, seen, Math.min(stated, seen));
    }

    /** The largest value that lets every ballot in: META's, or more. */
    long atLeast(String key, @Nullable Long fallback, long seen) {
        Long stated = meta.count(key);
        long limit = stated != null ? stated : fallback != null ? fallback : seen;
        return widened(key, limit, seen, Math.max(limit, seen));
    }

    private long widened(String key, long stated, long seen, long taken) {
        if (taken != stated && meta.count(key) != null) {
            notes.add("META says " + key + " " + stated + ", but there is a ballot with " + seen + "; it was counted.");
        }
        return taken;
    }

    /** For numbers of options, which no limit needs to exceed. */
    static int options(long limit) {
        return (int) Math.min(limit, BallotOption.MAX_OPTIONS);
    }
}
