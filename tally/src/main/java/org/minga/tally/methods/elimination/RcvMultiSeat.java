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
 * {@code rcv-multi-seat}: several seats as RCTab fills them. The threshold is that of the first round. What an elected
 * option has above it is passed on in equal fractions of each of its ballots, rounded down; what rounding loses is the
 * {@code residual_surplus}, and what is left when all seats are filled the {@code final_surplus}, shown in one more
 * round. Ballots become inactive as in {@link InstantRunoff}.
 *
 * @param seats 0 if and only if a share of the votes decides how many are elected
 * @param share 0 if and only if the mode does not ask for one
 * @param decimals of a vote, in all arithmetic with surpluses
 */
public record RcvMultiSeat(
        @Parameter(
                value = "How many options may win; 0 if a share of the votes decides.",
                max = BallotOption.MAX_OPTIONS)
        int seats,

        @Parameter("How the seats are filled.") MultiSeatMode mode,

        @Parameter(value = "Share of the votes that all must exceed to end the count; 0 if none decides.", max = 1)
        Rational share,

        @Parameter("Whether all who don't have that share are eliminated in one round.")
        boolean cutoff,

        @Parameter("How many votes elect.") Quota quota,

        @Parameter("Whether that number has decimals, instead of being a whole one.")
        boolean fractionalThreshold,

        @Parameter(value = "How many decimals votes are counted with.", max = 20)
        int decimals,

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

        @Parameter("Of which votes the share or, in instant runoffs, the majority is taken.")
        ThresholdBase majorityOf,

        @Parameter("Whether, in instant runoffs, all who can't catch up any more are eliminated in one round.")
        boolean batchElimination,

        @Parameter("Options with fewer votes are eliminated at once, and nobody wins with fewer; 0 for no minimum.")
        long minimumVotes,

        @Parameter("When an instant runoff ends.") Ending ending,

        @Parameter(value = "The count stops after this many rounds, winners or not; 0 for no limit.", max = 1_000_000)
        int lastRound,

        @Parameter("What is asked when options have equal votes.")
        TieBreak tieBreak,

        @Parameter("Options that can't win and are eliminated first, such as write-ins.")
        List<String> writeIns,

        @Parameter("Options that withdrew: ballots count for the next one they rank.")
        List<String> withdrawn)
        implements MethodRules {
    public static final MethodId ID = new MethodId("rcv-multi-seat", 1);

    /** Three seats, four decimals, all at the Droop quota elected in the same round. */
    public static final RcvMultiSeat STANDARD = new RcvMultiSeat(
            3,
            MultiSeatMode.SEVERAL_WINNERS_PER_ROUND,
            Rational.ZERO,
            false,
            Quota.DROOP,
            false,
            4,
            OvervoteRule.ALWAYS_SKIP_TO_NEXT_RANK,
            -1,
            0,
            false,
            ThresholdBase.CONTINUING_BALLOTS,
            false,
            0,
            Ending.WINNER_FOUND,
            0,
            TieBreak.PREVIOUS_ROUNDS,
            List.of(),
            List.of());

    public RcvMultiSeat {
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
        boolean byShare = mode == MultiSeatMode.BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD;
        boolean inPasses = mode == MultiSeatMode.SEQUENTIAL;
        refuse(faults, "seats", (seats == 0) != byShare, "There are seats unless a share of the votes decides.");
        refuse(faults, "share", (share.signum() > 0) != byShare, "A share is given if and only if it decides.");
        refuse(faults, "cutoff", cutoff && !byShare, "There is a cut-off only where a share of the votes decides.");
        boolean oneRunoff = inPasses || byShare;
        boolean otherBase = majorityOf != ThresholdBase.CONTINUING_BALLOTS;
        refuse(faults, "majorityOf", otherBase && !oneRunoff, "Surpluses need the threshold of the first round.");
        refuse(faults, "batchElimination", batchElimination && !inPasses, "Only instant runoffs eliminate in batches.");
        refuse(faults, "ending", ending != Ending.WINNER_FOUND && !inPasses, "Only instant runoffs can go on.");
        return faults;
    }

    private static void refuse(List<RuleFault> faults, String parameter, boolean wrong, String reason) {
        if (wrong) {
            faults.add(new RuleFault("/method/" + parameter, "unsuitable", reason));
        }
    }

    private EliminationRules rules() {
        return new EliminationRules(
                new BallotReading(
                        overvotes, maxSkippedRanks, maxRankings, exhaustOnDuplicate, UnrankedOptions.NOT_COUNTED),
                mode == MultiSeatMode.SEQUENTIAL ? 1 : seats,
                mode,
                share,
                cutoff,
                quota,
                fractionalThreshold,
                decimals,
                majorityOf,
                minimumVotes,
                batchElimination,
                ending,
                lastRound,
                tieBreak,
                false);
    }

    @Override
    public int maxOptions() {
        return RankedBox.MANY_OPTIONS;
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        int passes = mode == MultiSeatMode.SEQUENTIAL ? seats : 1;
        return new EliminationCounter(ID, rules(), passes, rules.ties(), options, writeIns, withdrawn);
    }
}
