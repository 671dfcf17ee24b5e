package org.minga.voting.ballot.domain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Ballots that are written together. Each is admitted or not by itself. Of several ballots of one voter the last is
 * stored; each has its own version and its own place in the log, and takes the place of the one before.
 */
public final class CastBatch {
    /** By contest and tag, as the primary key sorts them, so that batches lock rows in one order. */
    private static final Comparator<Turn> BY_KEY = Comparator.<Turn, UUID>comparing(
                    turn -> turn.last().contestId(), CastBatch::asDatabase)
            .thenComparing(turn -> turn.last().tag(), Arrays::compareUnsigned);

    private final List<Cast> admitted;
    private final List<Turn> turns;

    private CastBatch(List<Cast> admitted, List<Turn> turns) {
        this.admitted = admitted;
        this.turns = turns;
    }

    /** The ballots of one voter in one contest, in the order in which they came. */
    public record Turn(List<Cast> casts) {
        public Cast last() {
            return casts.getLast();
        }

        /** Those that a later one of the batch takes the place of. */
        public List<Cast> superseded() {
            return casts.subList(0, casts.size() - 1);
        }
    }

    private record Key(UUID contestId, ByteBuffer tag) {}

    /** @param gates of the contests that are open; a contest without one is not */
    public static CastBatch of(Collection<Cast> casts, Map<UUID, Gate> gates) {
        List<Cast> admitted = new ArrayList<>(casts.size());
        Map<Key, List<Cast>> byVoter = new LinkedHashMap<>();
        for (Cast cast : casts) {
            Gate gate = gates.get(cast.contestId());
            if (gate != null && gate.admits(cast.receivedAt())) {
                admitted.add(cast);
                byVoter.computeIfAbsent(
                                new Key(cast.contestId(), ByteBuffer.wrap(cast.tag())), key -> new ArrayList<>(1))
                        .add(cast);
            }
        }
        return new CastBatch(
                admitted,
                byVoter.values().stream().map(Turn::new).sorted(BY_KEY).toList());
    }

    /** Those that are written, in the order in which they came. */
    public List<Cast> admitted() {
        return admitted;
    }

    /** The same by voter, in the order of their keys. */
    public List<Turn> turns() {
        return turns;
    }

    /** PostgreSQL compares ids byte by byte, Java by two signed numbers. */
    private static int asDatabase(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
