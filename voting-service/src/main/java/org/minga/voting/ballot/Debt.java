package org.minga.voting.ballot;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch;
import org.minga.voting.ballot.domain.CastBatch.Turn;

/**
 * What the log of a contest owes for a batch, beside voids for the ballots that stood before it.
 *
 * @param commitments of its ballots, one after the other
 * @param superseded its ballots that a later one of the batch takes the place of, which are void at once: each a commitment
 *     and the id of the batch
 */
record Debt(UUID contestId, Buffer commitments, Buffer superseded) {
    static List<Debt> of(UUID batch, CastBatch casts) {
        Map<UUID, Debt> debts = new LinkedHashMap<>();
        for (Turn turn : casts.turns()) {
            Debt debt = debts.computeIfAbsent(
                    turn.last().contestId(), contest -> new Debt(contest, Buffer.buffer(), Buffer.buffer()));
            for (Cast cast : turn.casts()) {
                debt.commitments.appendBytes(cast.commitment());
            }
            for (Cast cast : turn.superseded()) {
                debt.superseded
                        .appendBytes(cast.commitment())
                        .appendLong(batch.getMostSignificantBits())
                        .appendLong(batch.getLeastSignificantBits());
            }
        }
        return new ArrayList<>(debts.values());
    }
}
