package org.minga.voting.ballot.domain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
        public Key key() {
            return Key.of(last());
        }

        public Cast last() {
            return casts.getLast();
        }

        /** Those that a later one of the batch takes the place of. */
        public List<Cast> superseded() {
            return casts.subList(0, casts.size() - 1);
        }
    }

    /** What a ballot stands under. */
    public record Key(UUID contestId, ByteBuffer tag) {
        static Key of(Cast cast) {
            return new Key(cast.contestId(), ByteBuffer.wrap(cast.tag()));
        }
    }

    /** @param gates of the contests that are open; a contest without one is not */
    public static CastBatch of(Collection<Cast> casts, Map<UUID, Gate> gates) {
        List<Cast> admitted = new ArrayList<>(casts.size());
        for (Cast cast : casts) {
            Gate gate = gates.get(cast.contestId());
            if (gate != null && gate.admits(cast.receivedAt())) {
                admitted.add(cast);
            }
        }
        return of(admitted);
    }

    private static CastBatch of(List<Cast> admitted) {
        Map<Key, List<Cast>> byVoter = new LinkedHashMap<>();
        for (Cast cast : admitted) {
            byVoter.computeIfAbsent(Key.of(cast), key -> new ArrayList<>(1)).add(cast);
        }
        return new CastBatch(
                admitted,
                byVoter.values().stream().map(Turn::new).sorted(BY_KEY).toList());
    }

    /** Of the pairs that are answered. */
    public Set<UUID> appearances() {
        return admitted.stream()
                .map(Cast::appearance)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The same without the answers to other pairs than these. */
    public CastBatch answering(Set<UUID> appearances) {
        return of(admitted.stream()
                .filter(cast -> cast.appearance() == null || appearances.contains(cast.appearance()))
                .toList());
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
