package org.minga.voting.pair;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.voting.pair.domain.Pair;

/**
 * A pair as it was issued to a voter.
 *
 * @param answer null while there is none
 */
record Appearance(UUID id, Pair pair, @Nullable String answer, Instant issuedAt) {
    static final String COLUMNS = "appearance, one_code, other_code, swapped, answer, issued_at";

    /** As an answer: one of the two was chosen; which, only the box knows. */
    static final String CHOICE = "choice";

    /** As an answer: nobody's, since an option was withdrawn. */
    static final String DROPPED = "dropped";

    static Appearance of(Row row) {
        String one = row.getString("one_code");
        String other = row.getString("other_code");
        return new Appearance(
                row.getUUID("appearance"),
                row.getBoolean("swapped") ? new Pair(other, one) : new Pair(one, other),
                row.getString("answer"),
                row.getOffsetDateTime("issued_at").toInstant());
    }

    boolean isOpen() {
        return answer == null;
    }

    boolean isChosen() {
        return CHOICE.equals(answer);
    }

    boolean isSkipped() {
        return !isOpen() && !isChosen() && !isDropped();
    }

    boolean isDropped() {
        return DROPPED.equals(answer);
    }
}
