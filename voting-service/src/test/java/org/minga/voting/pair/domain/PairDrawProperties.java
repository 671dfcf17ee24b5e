package org.minga.voting.pair.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PairDrawProperties {
    private static final int MANY = 20_000;

    private static RandomGenerator chance(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static Map<String, Long> options(int count, long choices) {
        Map<String, Long> options = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            options.put("option-" + i, choices);
        }
        return options;
    }

    @Property(tries = 50)
    void a_voter_sees_every_pair_once_and_then_none(
            @ForAll @IntRange(min = 0, max = 12) int count,
            @ForAll @IntRange(max = 100) int choices,
            @ForAll long seed) {
        PairDraw draw = new PairDraw(options(count, choices));
        RandomGenerator chance = chance(seed);
        SeenPairs seen = new SeenPairs();
        Set<Set<String>> shown = new HashSet<>();
        for (Optional<Pair> next = draw.next(seen, chance); next.isPresent(); next = draw.next(seen, chance)) {
            Pair pair = next.get();
            assertThat(pair.left()).isNotEqualTo(pair.right());
            assertThat(shown.add(Set.of(pair.left(), pair.right())))
                    .as("%s again", pair)
                    .isTrue();
            seen.add(pair.left(), pair.right());
        }
        assertThat(shown).hasSize(count * (count - 1) / 2);
    }

    @Property(tries = 20)
    void whatever_was_seen_only_options_that_are_shown_come_up(
            @ForAll @Size(max = 30) Set<@IntRange(max = 9) Integer> gone, @ForAll long seed) {
        Map<String, Long> options = options(10, 3);
        SeenPairs seen = new SeenPairs();
        gone.forEach(number -> {
            options.remove("option-" + number);
            seen.add("option-" + number, "option-" + (number + 1) % 10);
        });
        PairDraw draw = new PairDraw(options);
        RandomGenerator chance = chance(seed);
        for (int i = 0; i < 100; i++) {
            draw.next(seen, chance).ifPresent(pair -> assertThat(options).containsKeys(pair.left(), pair.right()));
        }
    }

    @Property(tries = 5)
    void every_pair_comes_up_on_both_sides_about_as_often(@ForAll long seed) {
        PairDraw draw = new PairDraw(options(5, 40));
        RandomGenerator chance = chance(seed);
        Map<Pair, Integer> times = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            times.merge(draw.next(new SeenPairs(), chance).orElseThrow(), 1, Integer::sum);
        }
        assertThat(times).hasSize(20);
        // 1,000 expected each; six standard deviations away
        assertThat(new TreeSet<>(times.values()).first()).isGreaterThan(800);
        assertThat(new TreeSet<>(times.values()).last()).isLessThan(1_200);
    }

    @Property(tries = 5)
    void an_option_that_joins_late_catches_up_without_being_everywhere(@ForAll long seed) {
        Map<String, Long> choices = options(20, 500);
        choices.put("late", 0L);
        RandomGenerator chance = chance(seed);
        int shown = 0;
        for (int i = 0; i < 500; i++) {
            Pair pair = new PairDraw(choices).next(new SeenPairs(), chance).orElseThrow();
            shown += pair.has("late") ? 1 : 0;
            choices.merge(pair.left(), 1L, Long::sum);
            choices.merge(pair.right(), 1L, Long::sum);
        }
        // An even draw would show it in 1 of 10.5 pairs, 48 times; its weight of 20 at first, in more than half.
        assertThat(shown).isBetween(100, 300);
    }
}
