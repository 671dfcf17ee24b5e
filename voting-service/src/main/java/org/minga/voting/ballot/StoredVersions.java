package org.minga.voting.ballot;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.UUID;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch;
import org.minga.voting.ballot.domain.CastBatch.Key;
import org.minga.voting.ballot.domain.CastBatch.Turn;

/** The versions that the rows of voters ended with after a batch. */
final class StoredVersions {
    private final Map<Key, Long> last = new HashMap<>();

    void add(UUID contest, byte[] tag, long version) {
        last.put(new Key(contest, ByteBuffer.wrap(tag)), version);
    }

    /** The version that each ballot of a batch has become; those of rows that were not written have none. */
    Map<Cast, Long> of(CastBatch batch) {
        Map<Cast, Long> versions = new IdentityHashMap<>();
        for (Turn turn : batch.turns()) {
            Long ended = last.get(turn.key());
            if (ended != null) {
                long version = ended - turn.casts().size();
                for (Cast cast : turn.casts()) {
                    versions.put(cast, ++version);
                }
            }
        }
        return versions;
    }
}
