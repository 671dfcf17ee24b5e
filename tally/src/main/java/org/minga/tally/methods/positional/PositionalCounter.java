package org.minga.tally.methods.positional;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Places;
import org.minga.tally.methods.counting.RankedBox;

/** {@code borda}, {@code dowdall} and {@code positional}: each place on a ballot gives points. */
final class PositionalCounter implements Counter {

    private final MethodId method;
    private final PlacePoints points;
    private final SharedRank sharedRank;
    private final Unranked unranked;
    private final Places places;
    private final TieRule ties;
    private final RankedBox box;

    PositionalCounter(
            MethodId method,
            PlacePoints points,
            SharedRank sharedRank,
            Unranked unranked,
            Places places,
            TieRule ties,
            List<BallotOption> options) {
        this.method = method;
        this.points = points;
        this.sharedRank = sharedRank;
        this.unranked = unranked;
        this.places = places;
        this.ties = ties;
        this.box = new RankedBox(options);
    }

    @Override
    public void add(Ballot ballot, long times) {
        box.add(ballot, times);
    }

    @Override
    public Tally finish() {
        PlaceTally tally = new PlaceTally(box.codes().size());
        box.groups().forEach(group -> tally.add(Ranks.read(group.ranks()), group.times()));
        List<Rational> sums = tally.scores(points, sharedRank, unranked);
        SortedMap<String, Rational> scores = new TreeMap<>();
        for (int i = 0; i < sums.size(); i++) {
            scores.put(box.codes().get(i), sums.get(i));
        }
        List<Round> rounds = new ArrayList<>();
        rounds.add(new Round.Scored(1, "points", scores));
        BestFirst<Rational> ranking = BestFirst.of(box.codes(), sums, ties);
        SortedMap<String, Long> supporters = box.supporters();
        List<Winner> winners = places.fill(ranking.levels(), supporters, scores, rounds);
        return new Tally(
                method, rounds, new Result(box.ballots(), winners, ranking.byCode(box.codes()), scores, supporters));
    }
}
