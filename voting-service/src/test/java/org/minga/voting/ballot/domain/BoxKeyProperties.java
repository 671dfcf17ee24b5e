package org.minga.voting.ballot.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BoxKeyProperties {
    private static BoxKey key(long seed) {
        return new BoxKey(ByteBuffer.allocate(BoxKey.BYTES)
                .putLong(seed)
                .putLong(BoxKey.BYTES - Long.BYTES, seed)
                .array());
    }

    /** Whole characters: half of a surrogate pair is no text. */
    @Provide
    Arbitrary<String> voters() {
        return Arbitraries.oneOf(
                Arbitraries.create(() -> UUID.randomUUID().toString()),
                Arbitraries.strings()
                        .ofMaxLength(80)
                        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text)));
    }

    @Property
    void what_was_hidden_is_revealed_and_a_voter_always_stands_under_the_same_tag(
            @ForAll long seed, @ForAll("voters") String voter) {
        byte[] tag = key(seed).tag(voter);

        assertThat(tag).hasSize(16).isEqualTo(key(seed).tag(voter));
        assertThat(key(seed).reveal(tag, key(seed).hide(tag, voter))).isEqualTo(voter);
    }

    @Property
    void another_key_has_other_tags_and_reveals_nothing(
            @ForAll long seed, @ForAll long other, @ForAll("voters") String voter) {
        Assume.that(seed != other);
        byte[] tag = key(seed).tag(voter);
        byte[] hidden = key(seed).hide(tag, voter);

        assertThat(key(other).tag(voter)).isNotEqualTo(tag);
        assertThatIllegalArgumentException().isThrownBy(() -> key(other).reveal(tag, hidden));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(other).reveal(key(other).tag(voter), hidden));
    }

    @Property
    void under_anothers_tag_or_with_a_bit_changed_nothing_is_revealed(
            @ForAll long seed, @ForAll("voters") String voter, @ForAll("voters") String other, @ForAll int place) {
        Assume.that(!voter.equals(other));
        byte[] tag = key(seed).tag(voter);
        byte[] hidden = key(seed).hide(tag, voter);
        byte[] changed = hidden.clone();
        int bit = Math.floorMod(place, changed.length * 8);
        changed[bit / 8] ^= (byte) (1 << bit % 8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(seed).reveal(key(seed).tag(other), hidden));
        assertThatIllegalArgumentException().isThrownBy(() -> key(seed).reveal(tag, changed));
    }

    /** The nonce is the beginning of the tag: what lies behind it must be looked at too. */
    @Property
    void a_tag_that_differs_behind_the_nonce_only_is_not_the_voters(
            @ForAll long seed, @ForAll("voters") String voter, @ForAll @IntRange(min = 12, max = 15) int place) {
        byte[] tag = key(seed).tag(voter);
        byte[] hidden = key(seed).hide(tag, voter);
        tag[place] ^= 1;

        assertThatIllegalArgumentException().isThrownBy(() -> key(seed).reveal(tag, hidden));
    }

    @Example
    void ten_thousand_voters_have_as_many_tags_and_nonces() {
        BoxKey key = key(1);
        Set<String> tags = new HashSet<>();
        Set<String> nonces = new HashSet<>();
        for (int voter = 0; voter < 10_000; voter++) {
            byte[] tag = key.tag("voter-" + voter);
            tags.add(HexFormat.of().formatHex(tag));
            nonces.add(HexFormat.of().formatHex(Arrays.copyOf(tag, 12)));
        }

        assertThat(tags).hasSize(10_000);
        assertThat(nonces).hasSize(10_000);
    }

    @Example
    void a_key_has_thirty_two_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BoxKey(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> new BoxKey(new byte[33]));
    }
}
