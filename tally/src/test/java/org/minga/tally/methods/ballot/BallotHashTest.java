package org.minga.tally.methods.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BallotHashTest {

    /** Else grouping equal ballots would take time in the square of their number. */
    @Test
    void ballots_that_differ_in_small_numbers_have_different_hashes() {
        List<Function<Map<String, Long>, Ballot>> kinds =
                List.of(Ballot.Scored::new, Ballot.Cumulative::new, Ballot.Quadratic::new);
        for (Function<Map<String, Long>, Ballot> kind : kinds) {
            Random random = new Random(1);
            Set<Integer> hashes = new HashSet<>();
            for (int i = 0; i < 10_000; i++) {
                Map<String, Long> numbers = new HashMap<>();
                for (int option = 0; option < 20; option++) {
                    numbers.put("option-" + option, random.nextLong(6));
                }
                Ballot ballot = kind.apply(numbers);
                hashes.add(ballot.hashCode());

                assertThat(ballot).hasSameHashCodeAs(kind.apply(Map.copyOf(numbers)));
            }

            assertThat(hashes).hasSizeGreaterThan(9_990);
        }
    }
}
