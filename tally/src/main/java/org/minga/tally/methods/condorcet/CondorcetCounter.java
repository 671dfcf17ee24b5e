package org.minga.tally.methods.condorcet;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Places;
import org.minga.tally.methods.counting.RankedBox;

/** Collects rankings, compares all options two by two, has them ranked and gives places to the first. */
final class CondorcetCounter implements Counter {

    /** So many that a table of all pairs, with the longest of codes, still is a line that bundles may hold. */
    static final int MAX_OPTIONS = 300;

    private final MethodId method;
    private final Unranked unranked;
    private final Ranker ranker;
    private final TieRule ties;
    private final Places places;
    private final RankedBox box;

    CondorcetCounter(
            MethodId method,
            Unranked unranked,
            int seats,
            Ranker ranker,
            ContestRules rules,
            List<BallotOption> options) {
        this.method = method;
        this.unranked = unranked;
        this.ranker = ranker;
        this.ties = rules.ties();
        this.places = new Places(options, seats, ties);
        this.box = new RankedBox(options);
    }

    @Override
    public void add(Ballot ballot, long times) {
        box.add(ballot, times);
    }

    @Override
    public Tally finish() {
        List<Round> rounds = new ArrayList<>();
        Duels duels = Duels.of(box, unranked);
        rounds.add(new Round.Compared(1, "preferred", duels.rows()));
        Ranker.Ranking ranking = ranker.rank(duels, ties, rounds);
        SortedMap<String, Long> supporters = box.supporters();
        List<Winner> winners = places.fill(ranking.levels(), supporters, ranking.scores(), rounds);
        List<List<String>> levels = ranking.levels().stream()
                .map(level -> level.stream().map(duels::code).sorted().toList())
                .toList();
        return new Tally(method, rounds, new Result(box.ballots(), winners, levels, ranking.scores(), supporters));
    }
}
