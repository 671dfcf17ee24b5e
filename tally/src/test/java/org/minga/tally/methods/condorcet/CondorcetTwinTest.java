package org.minga.tally.methods.condorcet;

import static org.assertj.core.api.Assertions.fail;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.minga.tally.RankedElection;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;

/** The methods against the plainest count from their definitions. */
class CondorcetTwinTest {

    private static final int ELECTIONS = 10_000;

    @Test
    void every_method_ranks_as_its_definition_says() {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            Unranked unranked = seed % 2 == 0 ? Unranked.LAST : Unranked.NOT_COMPARED;
            RankedElection election = RankedElection.marked(seed);
            NaiveCondorcet naive = new NaiveCondorcet(election, unranked);
            for (Map.Entry<MethodRules, Function<NaiveCondorcet, List<List<String>>>> twin :
                    twins(unranked).entrySet()) {
                Tally tally = election.count(twin.getKey());
                List<List<String>> expected = twin.getValue().apply(naive);
                if (!tally.result().ranking().equals(expected)) {
                    fail("seed %s: %s ranks %s, not %s", seed, twin.getKey(), tally.result(), expected);
                }
                compare(seed, naive, tally);
                if (twin.getKey() instanceof Kemeny) {
                    compareOrder(seed, naive, tally);
                }
            }
        }
    }

    private static Map<MethodRules, Function<NaiveCondorcet, List<List<String>>>> twins(Unranked unranked) {
        Map<MethodRules, Function<NaiveCondorcet, List<List<String>>>> twins = new LinkedHashMap<>();
        twins.put(new Copeland(unranked, 1), NaiveCondorcet::copeland);
        for (Defeat defeat : Defeat.values()) {
            twins.put(new Minimax(defeat, unranked, 1), naive -> naive.minimax(defeat));
        }
        for (Strength strength : Strength.values()) {
            twins.put(new Schulze(strength, unranked, 1), naive -> naive.schulze(strength));
            twins.put(new RankedPairs(strength, unranked, 1), naive -> naive.rankedPairs(strength));
            twins.put(
                    new RankedPairs(strength, EqualWins.IN_TURN, unranked, 1),
                    naive -> naive.rankedPairsInTurn(strength));
        }
        twins.put(new Kemeny(unranked, 1), NaiveCondorcet::kemeny);
        return twins;
    }

    private static void compare(long seed, NaiveCondorcet naive, Tally tally) {
        Round.Compared compared = (Round.Compared) tally.rounds().getFirst();
        compared.rows()
                .forEach((one, row) -> row.forEach((other, preferred) -> {
                    if (preferred != naive.preferred(one, other)) {
                        fail(
                                "seed %s: %s prefer %s to %s, not %s",
                                seed, preferred, one, other, naive.preferred(one, other));
                    }
                }));
    }

    /** Of several best orders the one that the tie rule favours at the first place where they differ. */
    private static void compareOrder(long seed, NaiveCondorcet naive, Tally tally) {
        List<List<String>> best = naive.kemenyOrders();
        List<String> favoured = best.stream()
                .min(Comparator.comparing(order -> String.join("\0", order)))
                .orElseThrow();
        Round.Ordered told = (Round.Ordered) tally.rounds().get(1);
        if (!told.order().equals(favoured) || told.equallyGood() != best.size()) {
            fail("seed %s: %s, not one of %s orders, %s", seed, told, best.size(), favoured);
        }
    }
}
