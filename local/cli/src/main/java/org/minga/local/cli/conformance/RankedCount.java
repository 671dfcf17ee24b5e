package org.minga.local.cli.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.condorcet.Copeland;
import org.minga.tally.methods.condorcet.Defeat;
import org.minga.tally.methods.condorcet.EqualWins;
import org.minga.tally.methods.condorcet.Kemeny;
import org.minga.tally.methods.condorcet.Minimax;
import org.minga.tally.methods.condorcet.RankedPairs;
import org.minga.tally.methods.condorcet.Schulze;
import org.minga.tally.methods.condorcet.Strength;
import org.minga.tally.methods.condorcet.Unranked;
import org.minga.tally.methods.positional.Borda;
import org.minga.tally.methods.positional.BordaScale;
import org.minga.tally.methods.positional.Dowdall;
import org.minga.tally.methods.positional.Positional;
import org.minga.tally.methods.positional.SharedRank;

/** One election of rankings, counted by all the methods that compare or score places. Options go by their names. */
final class RankedCount {

    private final Election election;
    private final Unranked unranked;
    private final org.minga.tally.methods.positional.Unranked left;

    /** @param implicit whether unranked options are level behind the ranked ones */
    RankedCount(Election election, boolean implicit) {
        this.election = election;
        this.unranked = implicit ? Unranked.LAST : Unranked.NOT_COMPARED;
        this.left = implicit
                ? org.minga.tally.methods.positional.Unranked.SHARE_THE_REST
                : org.minga.tally.methods.positional.Unranked.NOTHING;
    }

    Tally copeland() {
        return count(new Copeland(unranked, 1));
    }

    Tally minimax(Defeat defeat) {
        return count(new Minimax(defeat, unranked, 1));
    }

    Tally schulze(Strength strength) {
        return count(new Schulze(strength, unranked, 1));
    }

    Tally rankedPairs(Strength strength, EqualWins equalWins) {
        return count(new RankedPairs(strength, equalWins, unranked, 1));
    }

    Tally kemeny() {
        return count(new Kemeny(unranked, 1));
    }

    Tally borda() {
        return count(new Borda(BordaScale.LAST_GETS_ONE, SharedRank.AVERAGE, left, 1));
    }

    Tally dowdall() {
        return count(new Dowdall(SharedRank.AVERAGE, left, 1));
    }

    /** @param shared what a first place gives that several options share */
    Tally firstPlaces(SharedRank shared) {
        return count(new Positional(List.of(1L), shared, left, 1));
    }

    private Tally count(MethodRules method) {
        return Count.run(new ContestRules(method, election.ballot()), election.options(), election.ballots());
    }

    /** The options best first, level ones together by name. */
    List<List<String>> ranking(Tally tally) {
        return tally.result().ranking().stream()
                .map(level -> level.stream().map(election::name).sorted().toList())
                .toList();
    }

    /** Numbers for all options, by name. */
    <T> Map<String, T> named(Map<String, T> byCode) {
        Map<String, T> named = new TreeMap<>();
        byCode.forEach((code, value) -> named.put(election.name(code), value));
        return named;
    }

    /** A table of pairs that a count tells, by name. */
    Map<String, Map<String, Long>> table(Tally tally, String figure) {
        Map<String, Map<String, Long>> table = new TreeMap<>();
        for (Round round : tally.rounds()) {
            if (round instanceof Round.Compared compared && compared.figure().equals(figure)) {
                compared.rows().forEach((code, row) -> table.put(election.name(code), named(row)));
            }
        }
        return table;
    }

    /** How many ballots prefer each option to each other. */
    Map<String, Map<String, Long>> preferred() {
        return table(copeland(), "preferred");
    }

    /** The option that beats all others, or nothing. */
    String condorcetWinner() {
        return onlyOne(1);
    }

    /** The option that all others beat, or nothing. */
    String condorcetLoser() {
        return onlyOne(-1);
    }

    private String onlyOne(int sign) {
        Map<String, Map<String, Long>> preferred = preferred();
        return preferred.keySet().stream()
                .filter(one -> preferred.keySet().stream()
                        .filter(other -> !other.equals(one))
                        .allMatch(other ->
                                Long.compare(cell(preferred, one, other), cell(preferred, other, one)) == sign))
                .findFirst()
                .orElse("");
    }

    /** A number of a table, 0 if there is none. */
    static long cell(Map<String, Map<String, Long>> table, String row, String column) {
        return table.getOrDefault(row, Map.of()).getOrDefault(column, 0L);
    }
}
