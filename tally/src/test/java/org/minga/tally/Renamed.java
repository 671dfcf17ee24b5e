package org.minga.tally;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Choice;
import org.minga.tally.methods.ballot.Ballot.Rank;

/** The same ballot about options of other names. */
public final class Renamed {

    private Renamed() {}

    public static Ballot ballot(Ballot ballot, UnaryOperator<String> rename) {
        return switch (ballot) {
            case Ballot.Single single -> new Ballot.Single(list(single.selections(), rename));
            case Ballot.Approval approval -> new Ballot.Approval(list(approval.selections(), rename));
            case Ballot.Ordinal ordinal -> new Ballot.Ordinal(list(ordinal.ranking(), rename));
            case Ballot.Cumulative cumulative -> new Ballot.Cumulative(map(cumulative.points(), rename));
            case Ballot.Scored scored -> new Ballot.Scored(map(scored.scores(), rename));
            case Ballot.Quadratic quadratic -> new Ballot.Quadratic(map(quadratic.weights(), rename));
            case Ballot.Ranked ranked ->
                new Ballot.Ranked(ranked.ranks().stream()
                        .map(rank -> new Rank(list(rank.options(), rename), rank.overvoted()))
                        .toList());
            case Ballot.Pairwise pairwise ->
                new Ballot.Pairwise(pairwise.choices().stream()
                        .map(choice -> new Choice(rename.apply(choice.winner()), rename.apply(choice.loser())))
                        .toList());
        };
    }

    private static List<String> list(List<String> codes, UnaryOperator<String> rename) {
        return codes.stream().map(rename).toList();
    }

    private static Map<String, Long> map(Map<String, Long> numbers, UnaryOperator<String> rename) {
        Map<String, Long> renamed = new TreeMap<>();
        numbers.forEach((code, number) -> renamed.put(rename.apply(code), number));
        return renamed;
    }
}
