package org.minga.tally.methods.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minga.tally.methods.ballot.BallotFault.Code;

/** Holds one ballot against the rules of its contest and collects every fault. */
final class BallotCheck {

    /** A hostile ballot must not make us write a book about it. */
    static final int MAX_FAULTS = 100;

    private final BallotRules rules;
    private final Set<String> codes;
    private final List<BallotFault> faults = new ArrayList<>();

    BallotCheck(BallotRules rules, Set<String> codes) {
        this.rules = rules;
        this.codes = codes;
    }

    List<BallotFault> faultsOf(Ballot ballot) {
        if (ballot.kind() != rules.kind()) {
            String detail = "This contest takes " + rules.kind().label() + " ballots, not "
                    + ballot.kind().label() + " ones.";
            return List.of(new BallotFault("", Code.WRONG_KIND, detail));
        }
        switch (ballot) {
            case Ballot.Single single -> checkList("/selections", single.selections());
            case Ballot.Approval approval -> checkList("/selections", approval.selections());
            case Ballot.Ordinal ordinal -> checkList("/ranking", ordinal.ranking());
            case Ballot.Cumulative cumulative -> checkPoints(cumulative.points());
        }
        return List.copyOf(faults);
    }

    private void checkList(String path, List<String> selections) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < selections.size(); i++) {
            String code = selections.get(i);
            checkKnown(path + "/" + i, code);
            if (!seen.add(code)) {
                fault(path + "/" + i, Code.DUPLICATE_OPTION, "Option " + shown(code) + " is named more than once.");
            }
        }
        checkNumber(path, selections.size());
    }

    private void checkPoints(Map<String, Long> points) {
        BigInteger sum = BigInteger.ZERO;
        int named = 0;
        long perOption = rules instanceof BallotRules.Cumulative cumulative ? cumulative.maxPerOption() : 0;
        for (Map.Entry<String, Long> entry : new TreeMap<>(points).entrySet()) {
            String path = "/points/" + pointer(entry.getKey());
            long given = entry.getValue();
            checkKnown(path, entry.getKey());
            if (given < 0) {
                fault(path, Code.NEGATIVE_POINTS, "Points can't be negative.");
            }
            if (given > perOption) {
                fault(path, Code.TOO_MANY_POINTS_FOR_OPTION, "One option may get at most " + perOption + " points.");
            }
            sum = sum.add(BigInteger.valueOf(given));
            named += given == 0 ? 0 : 1;
        }
        checkNumber("/points", named);
        if (rules instanceof BallotRules.Cumulative cumulative) {
            checkSum(sum, cumulative);
        }
    }

    private void checkSum(BigInteger sum, BallotRules.Cumulative limits) {
        if (sum.compareTo(BigInteger.valueOf(limits.minPoints())) < 0) {
            fault(
                    "/points",
                    Code.TOO_FEW_POINTS,
                    "At least " + limits.minPoints() + " points are needed, not " + sum + ".");
        }
        if (sum.compareTo(BigInteger.valueOf(limits.maxPoints())) > 0) {
            fault(
                    "/points",
                    Code.TOO_MANY_POINTS,
                    "At most " + limits.maxPoints() + " points are allowed, not " + sum + ".");
        }
    }

    private void checkKnown(String path, String code) {
        if (!codes.contains(code)) {
            fault(path, Code.UNKNOWN_OPTION, "This contest has no option " + shown(code) + ".");
        }
    }

    private void checkNumber(String path, int number) {
        if (number < rules.min()) {
            fault(
                    path,
                    Code.TOO_FEW_OPTIONS,
                    "At least " + rules.min() + " options must be named, not " + number + ".");
        }
        if (number > rules.max()) {
            fault(path, Code.TOO_MANY_OPTIONS, "At most " + rules.max() + " options may be named, not " + number + ".");
        }
    }

    private void fault(String path, Code code, String detail) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new BallotFault(path, code, detail));
        }
    }

    private static String shown(String code) {
        return code.length() <= BallotOption.MAX_CODE_LENGTH
                ? "'" + code + "'"
                : "'" + code.substring(0, BallotOption.MAX_CODE_LENGTH) + "…'";
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
