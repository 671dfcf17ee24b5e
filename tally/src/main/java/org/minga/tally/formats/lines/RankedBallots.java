package org.minga.tally.formats.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

/** Collects the rankings of a file, equal ones together, up to a limit of memory. */
public final class RankedBallots {

    /** Most ballots in all, so that numbers of them are exact in any JSON reader. */
    public static final long MAX_BALLOTS = (1L << 53) - 1;

    /** Roughly how many words different ballots may take up together: 100,000 full rankings of 100 options. */
    private static final long MAX_SIZE = 12_000_000;

    private static final int SIZE_OF_BALLOT = 8;
    private static final int SIZE_OF_SHARED_RANK = 8;

    private final Map<Ballot.Ranked, Long> ballots = new LinkedHashMap<>();
    /** Ranks of one option, shared by all ballots. */
    private final Map<String, Rank> alone = new HashMap<>();

    private long size;
    private long count;
    private boolean shared;

    /**
     * Adds a ranking.
     *
     * @param ranks best first, none empty, no option twice
     * @param line where it stands
     * @throws BrokenFile if there are too many ballots
     */
    public void add(List<List<String>> ranks, long times, long line) {
        if (times > MAX_BALLOTS - count) {
            throw new BrokenFile(line, 0, "There are more than " + MAX_BALLOTS + " ballots.");
        }
        count += times;
        List<Rank> shareable = new ArrayList<>(ranks.size());
        long own = SIZE_OF_BALLOT;
        for (List<String> rank : ranks) {
            if (rank.size() == 1) {
                shareable.add(alone.computeIfAbsent(rank.getFirst(), Rank::of));
                own++;
            } else {
                shared = true;
                shareable.add(new Rank(rank.stream().sorted().toList(), false));
                own += SIZE_OF_SHARED_RANK + rank.size();
            }
        }
        if (ballots.merge(new Ballot.Ranked(shareable), times, Long::sum) == times) {
            size += own;
            if (size > MAX_SIZE) {
                throw new BrokenFile(line, 0, "There are too many different ballots to be held in memory.");
            }
        }
    }

    /** How many ballots were added. */
    public long count() {
        return count;
    }

    /** How many different ballots were added. */
    public int different() {
        return ballots.size();
    }

    /** Rules that let all these ballots through: plain rankings unless a rank was shared. */
    public BallotRules rules(int options) {
        return shared
                ? new BallotRules.Ranked(0, options, BallotRules.Marking.EQUAL_RANKS)
                : new BallotRules.Ordinal(0, options);
    }

    /** The ballots, in the order in which each first stood in the file. */
    public List<GroupedBallot> grouped() {
        List<GroupedBallot> grouped = new ArrayList<>(ballots.size());
        ballots.forEach((ballot, times) -> grouped.add(new GroupedBallot(shared ? ballot : ordinal(ballot), times)));
        return grouped;
    }

    private static Ballot ordinal(Ballot.Ranked ballot) {
        return new Ballot.Ordinal(
                ballot.ranks().stream().map(rank -> rank.options().getFirst()).toList());
    }
}
