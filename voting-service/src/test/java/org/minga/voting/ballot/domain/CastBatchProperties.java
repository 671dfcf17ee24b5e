package org.minga.voting.ballot.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CastBatchProperties {
    private static final Instant OPENS = Instant.parse("2030-05-01T08:00:00Z");
    private static final Instant CLOSES = Instant.parse("2030-05-02T20:00:00Z");
    private static final Gate GATE = new Gate(OPENS, CLOSES);
    /** Ids whose order differs between two signed numbers and bytes. */
    private static final List<UUID> CONTESTS = List.of(
            new UUID(0x7FFF_FFFF_FFFF_FFFFL, 0),
            new UUID(0x8000_0000_0000_0000L, 0),
            new UUID(0, 0x7FFF_FFFF_FFFF_FFFFL),
            new UUID(0, 0x8000_0000_0000_0000L),
            new UUID(-1, -1));

    private static Cast cast(UUID contest, byte[] tag, Instant receivedAt) {
        return new Cast(contest, tag, new byte[1], "{}", 1, new byte[16], new byte[32], receivedAt);
    }

    @Provide
    Arbitrary<List<Cast>> casts() {
        Arbitrary<byte[]> tag = Arbitraries.of(-128, -1, 0, 1, 127)
                .map(Integer::byteValue)
                .array(byte[].class)
                .ofSize(2);
        Arbitrary<Instant> received =
                Arbitraries.of(OPENS.minusNanos(1_000), OPENS, OPENS.plusSeconds(1), CLOSES.minusNanos(1_000), CLOSES);
        return Combinators.combine(Arbitraries.of(CONTESTS), tag, received)
                .as(CastBatchProperties::cast)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Set<UUID>> open() {
        return Arbitraries.of(CONTESTS).set();
    }

    @Property
    void each_is_admitted_by_its_own_time_and_the_gate_of_its_contest(
            @ForAll("casts") List<Cast> casts, @ForAll("open") Set<UUID> open) {
        CastBatch batch = CastBatch.of(casts, gates(open));

        assertThat(batch.admitted())
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactlyElementsOf(casts.stream()
                        .filter(cast -> open.contains(cast.contestId())
                                && !cast.receivedAt().isBefore(OPENS)
                                && cast.receivedAt().isBefore(CLOSES))
                        .toList());
    }

    @Property
    void a_voter_has_one_turn_with_all_ballots_in_their_order(@ForAll("casts") List<Cast> casts) {
        CastBatch batch = CastBatch.of(casts, gates(Set.copyOf(CONTESTS)));

        Set<String> keys = new TreeSet<>();
        List<Cast> inTurns = new ArrayList<>();
        for (CastBatch.Turn turn : batch.turns()) {
            assertThat(keys.add(key(turn.last()))).as("one turn a voter").isTrue();
            assertThat(turn.casts()).allMatch(cast -> key(cast).equals(key(turn.last())));
            List<Cast> own = batch.admitted().stream()
                    .filter(cast -> key(cast).equals(key(turn.last())))
                    .toList();
            assertThat(turn.casts()).isEqualTo(own);
            assertThat(turn.last()).isSameAs(own.getLast());
            assertThat(turn.superseded()).isEqualTo(own.subList(0, own.size() - 1));
            inTurns.addAll(turn.casts());
        }
        assertThat(inTurns).hasSameSizeAs(batch.admitted());
    }

    /** Hexadecimal digits sort as the bytes they stand for, which is how PostgreSQL compares uuid and bytea. */
    @Property
    void turns_stand_in_the_order_of_the_primary_key(@ForAll("casts") List<Cast> casts) {
        CastBatch batch = CastBatch.of(casts, gates(Set.copyOf(CONTESTS)));

        assertThat(batch.turns()).extracting(turn -> key(turn.last())).isSorted();
    }

    @Example
    void one_that_is_late_does_not_take_its_neighbours_with_it() {
        UUID contest = CONTESTS.getFirst();
        Cast early = cast(contest, new byte[] {1}, OPENS);
        Cast late = cast(contest, new byte[] {2}, CLOSES);
        Cast lateChange = cast(contest, new byte[] {1}, CLOSES.plusSeconds(1));
        Cast inTime = cast(contest, new byte[] {3}, CLOSES.minusNanos(1_000));

        CastBatch batch = CastBatch.of(List.of(early, late, lateChange, inTime), Map.of(contest, GATE));

        assertThat(batch.admitted()).containsExactly(early, inTime);
        assertThat(batch.turns()).extracting(CastBatch.Turn::last).containsExactly(early, inTime);
    }

    private static Map<UUID, Gate> gates(Set<UUID> open) {
        return open.stream().collect(Collectors.toMap(contest -> contest, contest -> GATE));
    }

    private static String key(Cast cast) {
        byte[] id = ByteBuffer.allocate(16)
                .putLong(cast.contestId().getMostSignificantBits())
                .putLong(cast.contestId().getLeastSignificantBits())
                .array();
        return HexFormat.of().formatHex(id) + HexFormat.of().formatHex(cast.tag());
    }
}
