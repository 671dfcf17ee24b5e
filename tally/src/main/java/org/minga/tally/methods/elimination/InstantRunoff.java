package org.minga.tally.methods.elimination;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Parameter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.counting.RankedBox;

/**
 * {@code irv}: each ballot counts for the best of its options that is still in the count; as long as nobody has the
 * majority, whoever has least votes is eliminated. With two options left the one with more votes wins, majority or not.
 * Every round is a {@link org.minga.tally.methods.Round.Stage}; ballots become inactive as {@code blank}, {@code
 * exhausted}, {@code overvote}, {@code skipped_ranks} or {@code repeated_option}.
 *
 * @param writeIns codes of options that are not electable, such as all undeclared write-ins together: as long as one has
 *     votes nobody is elected, and it is eliminated before all others
 * @param withdrawn codes of options that take no part: ballots count for the next one they rank
 */
public record InstantRunoff(
        @Parameter("What a rank that several options share means, once the count comes to it.")
        OvervoteRule overvotes,

        @Parameter(
                value = "How many ranks in a row a ballot may skip and still count; -1 for any number.",
                min = -1,
                max = BallotOption.MAX_OPTIONS)
        int maxSkippedRanks,

        @Parameter(value = "How many ranks of a ballot are read; 0 for all.", max = BallotOption.MAX_OPTIONS)
        int maxRankings,

        @Parameter("Whether a ballot counts no more once the count comes to an option for the second time.")
        boolean exhaustOnDuplicate,

        @Parameter("What a ballot says about options that it does not rank.")
        UnrankedOptions unranked,

        @Parameter("What the winner needs.") ThresholdBase majorityOf,

        @Parameter("Whether all who can't catch up any more are eliminated in one round.")
        boolean batchElimination,

        @Parameter("Options with fewer votes are eliminated at once, and nobody wins with fewer; 0 for no minimum.")
        long minimumVotes,

        @Parameter("When the count ends.") Ending ending,

        @Parameter(value = "The count stops after this many rounds, winner or not; 0 for no limit.", max = 1_000_000)
        int lastRound,

        @Parameter("What is asked when options have equal votes.")
        TieBreak tieBreak,

        @Parameter("Whether all who are still tied for the last place after that are eliminated together, instead of by"
                + " the contest's rule.")
        boolean eliminateAllTied,

        @Parameter("Options that can't win and are eliminated first, such as write-ins.")
        List<String> writeIns,

        @Parameter("Options that withdrew: ballots count for the next one they rank.")
        List<String> withdrawn)
        implements MethodRules {
    public static final MethodId ID = new MethodId("irv", 1);

    /** A shared rank is passed over, everything else is read as far as it can be. */
    public static final InstantRunoff STANDARD = new InstantRunoff(
            OvervoteRule.ALWAYS_SKIP_TO_NEXT_RANK,
            -1,
            0,
            false,
            UnrankedOptions.NOT_COUNTED,
            ThresholdBase.CONTINUING_BALLOTS,
            false,
            0,
            Ending.WINNER_FOUND,
            0,
            TieBreak.PREVIOUS_ROUNDS,
            false,
            List.of(),
            List.of());

    public InstantRunoff {
        writeIns = List.copyOf(writeIns);
        withdrawn = List.copyOf(withdrawn);
    }

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return RankedBox.BALLOTS;
    }

    @Override
    public List<RuleFault> faults(BallotRules ballot) {
        List<RuleFault> faults = new ArrayList<>(CodeLists.faults(writeIns, withdrawn));
        if (eliminateAllTied && ending == Ending.TWO_REMAIN) {
            String reason = "Eliminating all who are tied may leave fewer than two.";
            faults.add(new RuleFault("/method/eliminateAllTied", "unsuitable", reason));
        }
        return faults;
    }

    EliminationRules rules() {
        return new EliminationRules(
                new BallotReading(overvotes, maxSkippedRanks, maxRankings, exhaustOnDuplicate, unranked),
                1,
                MultiSeatMode.SEQUENTIAL,
                Rational.ZERO,
                false,
                Quota.DROOP,
                false,
                0,
                majorityOf,
                minimumVotes,
                batchElimination,
                ending,
                lastRound,
                tieBreak,
                eliminateAllTied);
    }

    @Override
    public int maxOptions() {
        return RankedBox.MANY_OPTIONS;
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new EliminationCounter(ID, rules(), 1, rules.ties(), options, writeIns, withdrawn);
    }
}
