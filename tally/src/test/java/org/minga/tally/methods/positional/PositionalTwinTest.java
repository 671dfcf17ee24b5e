package org.minga.tally.methods.positional;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.minga.tally.RankedElection;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;

/** The methods against the plainest count from their definitions. */
class PositionalTwinTest {

    private static final int ELECTIONS = 10_000;

    @Test
    void points_by_place_are_given_as_their_definitions_say() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            RankedElection election = RankedElection.marked(seed);
            SharedRank shared = SharedRank.values()[seed % 4];
            Unranked unranked = Unranked.values()[seed / 4 % 2];
            int options = election.codes().size();

            agree(seed, new Dowdall(shared, unranked, 1), place -> Rational.of(1, place), shared, unranked);
            agree(
                    seed,
                    new Borda(BordaScale.LAST_GETS_ONE, shared, unranked, 1),
                    place -> Rational.of(options + 1 - place),
                    shared,
                    unranked);
            agree(
                    seed,
                    new Borda(BordaScale.LAST_GETS_ZERO, shared, unranked, 1),
                    place -> Rational.of(options - place),
                    shared,
                    unranked);
            agree(
                    seed,
                    new Positional(List.of(5L, 2L, 2L), shared, unranked, 1),
                    place -> Rational.of(place == 1 ? 5 : place <= 3 ? 2 : 0),
                    shared,
                    unranked);
        }
    }

    private static void agree(
            long seed, MethodRules method, IntFunction<Rational> points, SharedRank shared, Unranked unranked) {
        RankedElection election = RankedElection.marked(seed);
        Map<String, Rational> scores = new NaivePlaces(election).scores(points, shared, unranked);
        Result result = election.count(method).result();
        if (!result.scores().equals(scores) || !result.ranking().equals(NaivePlaces.ranking(scores))) {
            fail("seed %s: %s comes to %s, not to %s", seed, method, result, scores);
        }
    }

    @Test
    void bucklin_ranks_as_its_definition_says() {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            MajorityOf of = MajorityOf.values()[(int) (seed % 2)];
            RankedElection election = RankedElection.marked(seed);
            List<List<String>> expected = new NaivePlaces(election).bucklin(of);
            Result result = election.count(new Bucklin(of, 1)).result();
            if (!result.ranking().equals(expected)) {
                fail("seed %s: %s is ranked %s, not %s", seed, election, result.ranking(), expected);
            }
        }
    }
}
