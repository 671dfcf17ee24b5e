package org.minga.tally.formats.rctab;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.csv.CsvRow;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.elimination.Ending;
import org.minga.tally.methods.elimination.InstantRunoff;
import org.minga.tally.methods.elimination.MultiSeatMode;
import org.minga.tally.methods.elimination.OvervoteRule;
import org.minga.tally.methods.elimination.Quota;
import org.minga.tally.methods.elimination.RcvMultiSeat;
import org.minga.tally.methods.elimination.ThresholdBase;
import org.minga.tally.methods.elimination.TieBreak;
import org.minga.tally.methods.elimination.UnrankedOptions;

/** The section {@code rules} of a configuration. */
final class RctabRules {

    private final Map<String, Object> rules;

    RctabRules(Map<String, Object> config) {
        this.rules = LooseJson.object(config, "rules");
    }

    /** How many are elected; 0 if a share of the votes decides. */
    int seats() {
        return mode() == MultiSeatMode.BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD ? 0 : whole("numberOfWinners", 1);
    }

    /** Whether ties go by the order in which the configuration names the candidates, the first favoured. */
    boolean tiesByCandidateOrder() {
        return LooseJson.text(rules, "tiebreakMode").equals("useCandidateOrder");
    }

    MethodRules method(List<String> writeIns, List<String> withdrawn) {
        boolean byShare = mode() == MultiSeatMode.BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD;
        return seats() == 1 && !byShare ? single(writeIns, withdrawn) : several(writeIns, withdrawn);
    }

    private MethodRules single(List<String> writeIns, List<String> withdrawn) {
        return new InstantRunoff(
                overvotes(),
                maxSkippedRanks(),
                maxRankings(),
                flag("exhaustOnDuplicateCandidate"),
                UnrankedOptions.NOT_COUNTED,
                base(),
                flag("batchElimination"),
                whole("minimumVoteThreshold", 0),
                ending(),
                whole("stopTabulationEarlyAfterRound", 0),
                tieBreak(),
                false,
                writeIns,
                withdrawn);
    }

    private MethodRules several(List<String> writeIns, List<String> withdrawn) {
        return new RcvMultiSeat(
                seats(),
                mode(),
                share(),
                flag("cutoffElimination") && seats() == 0,
                flag("hareQuota") ? Quota.HARE : Quota.DROOP,
                flag("nonIntegerWinningThreshold"),
                whole("decimalPlacesForVoteArithmetic", 4),
                overvotes(),
                maxSkippedRanks(),
                maxRankings(),
                flag("exhaustOnDuplicateCandidate"),
                base(),
                flag("batchElimination"),
                whole("minimumVoteThreshold", 0),
                ending(),
                whole("stopTabulationEarlyAfterRound", 0),
                tieBreak(),
                writeIns,
                withdrawn);
    }

    private OvervoteRule overvotes() {
        String rule = LooseJson.text(rules, "overvoteRule");
        return switch (rule) {
            case "exhaustImmediately" -> OvervoteRule.EXHAUST_IMMEDIATELY;
            case "alwaysSkipToNextRank", "" -> OvervoteRule.ALWAYS_SKIP_TO_NEXT_RANK;
            case "exhaustIfMultipleContinuing" -> OvervoteRule.EXHAUST_IF_MULTIPLE_CONTINUING;
            default -> throw unknown("overvoteRule", rule);
        };
    }

    /** Names of earlier versions beside those of today. */
    private MultiSeatMode mode() {
        String mode = LooseJson.text(rules, "winnerElectionMode");
        return switch (mode) {
            case "multiWinnerAllowOnlyOneWinnerPerRound", "multiSeatAllowOnlyOneWinnerPerRound" ->
                MultiSeatMode.ONE_WINNER_PER_ROUND;
            case "multiWinnerAllowMultipleWinnersPerRound",
                    "multiSeatAllowMultipleWinnersPerRound",
                    "singleWinnerMajority",
                    "standardSingleWinner",
                    "standard",
                    "" -> MultiSeatMode.SEVERAL_WINNERS_PER_ROUND;
            case "bottomsUp", "multiSeatBottomsUpUntilNWinners" -> MultiSeatMode.BOTTOMS_UP;
            case "bottomsUpUsingPercentageThreshold", "multiSeatBottomsUpUsingPercentageThreshold" ->
                MultiSeatMode.BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD;
            case "multiPassIrv", "multiSeatSequentialWinnerTakesAll" -> MultiSeatMode.SEQUENTIAL;
            default -> throw unknown("winnerElectionMode", mode);
        };
    }

    private Rational share() {
        if (mode() != MultiSeatMode.BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD) {
            return Rational.ZERO;
        }
        String percent = LooseJson.text(rules, "multiSeatBottomsUpPercentageThreshold");
        if (!percent.matches("[0-9]{1,3}(\\.[0-9]{1,20})?")) {
            throw unknown("multiSeatBottomsUpPercentageThreshold", percent);
        }
        BigDecimal number = new BigDecimal(percent);
        BigInteger hundred = BigInteger.TEN.pow(number.scale() + 2);
        return new Rational(number.unscaledValue(), hundred);
    }

    private ThresholdBase base() {
        return flag("doesFirstRoundDetermineThreshold") ? ThresholdBase.FIRST_ROUND : ThresholdBase.CONTINUING_BALLOTS;
    }

    private Ending ending() {
        return flag("continueUntilTwoCandidatesRemain") ? Ending.TWO_REMAIN : Ending.WINNER_FOUND;
    }

    private TieBreak tieBreak() {
        return LooseJson.text(rules, "tiebreakMode").startsWith("previousRoundCounts")
                ? TieBreak.PREVIOUS_ROUNDS
                : TieBreak.CONTEST_RULE;
    }

    private int maxSkippedRanks() {
        return LooseJson.text(rules, "maxSkippedRanksAllowed").equals("unlimited")
                ? -1
                : whole("maxSkippedRanksAllowed", -1);
    }

    private int maxRankings() {
        return LooseJson.text(rules, "maxRankingsAllowed").equals("max") ? 0 : whole("maxRankingsAllowed", 0);
    }

    private boolean flag(String name) {
        String value = LooseJson.text(rules, name);
        return switch (value) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw unknown(name, value);
        };
    }

    private int whole(String name, int standard) {
        String value = LooseJson.text(rules, name);
        if (value.isEmpty()) {
            return standard;
        }
        if (!value.matches("[0-9]{1,9}")) {
            throw unknown(name, value);
        }
        return Integer.parseInt(value);
    }

    private static CsvFault unknown(String name, String value) {
        return new CsvFault(0, 0, "The rule " + name + " of the configuration cannot be " + CsvRow.shown(value) + ".");
    }
}
