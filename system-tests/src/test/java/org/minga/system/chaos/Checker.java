package org.minga.system.chaos;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what is stored against what people were told. What was accepted is there, once; what was refused is not; what
 * nobody knows of may be either, and may have come about later than it was asked.
 */
public final class Checker {
    private final Stored stored;
    private final Verdict verdict = new Verdict();

    private Checker(Stored stored) {
        this.stored = stored;
    }

    public static Verdict check(Collection<Operation> history, Stored stored) {
        Checker checker = new Checker(stored);
        checker.submissions(bySubject(history, Kind.SUBMIT));
        checker.ledger();
        checker.ballots(bySubject(history, Kind.CAST), bySubject(history, Kind.WITHDRAW));
        checker.profiles(bySubject(history, Kind.SAVE_PROFILE));
        return checker.verdict;
    }

    private static Map<String, List<Operation>> bySubject(Collection<Operation> history, Kind kind) {
        return history.stream()
                .filter(operation -> operation.kind() == kind)
                .collect(Collectors.groupingBy(Operation::subject, TreeMap::new, Collectors.toList()));
    }

    private void submissions(Map<String, List<Operation>> asked) {
        for (String title : union(asked, stored.submissions())) {
            List<Operation> attempts = asked.getOrDefault(title, List.of());
            int times = stored.submissions().getOrDefault(title, 0);
            if (times == 0 && attempts.stream().anyMatch(Operation::accepted)) {
                verdict.lost("submission " + title);
            } else if (times > 1) {
                verdict.doubled("submission " + title + " is there " + times + " times");
            } else if (times == 1 && !mayHaveBeenDone(attempts)) {
                verdict.strange("submission " + title + " was not accepted");
            }
        }
    }

    private void ledger() {
        for (String title : union(stored.submissions(), stored.ledgerEntries())) {
            boolean there = stored.submissions().containsKey(title);
            int entries = stored.ledgerEntries().getOrDefault(title, 0);
            if (there && entries == 0) {
                verdict.lost("reward of submission " + title);
            } else if (entries > 1) {
                verdict.doubled("submission " + title + " is rewarded " + entries + " times");
            } else if (!there && entries == 1) {
                verdict.strange("reward of submission " + title + ", which is not there");
            }
        }
    }

    private void ballots(Map<String, List<Operation>> casts, Map<String, List<Operation>> withdrawals) {
        Set<String> voters = union(casts, stored.ballots());
        voters.addAll(withdrawals.keySet());
        for (String voter : voters) {
            new Votes(voter, casts.getOrDefault(voter, List.of()), withdrawals.getOrDefault(voter, List.of()), verdict)
                    .check(stored.ballots().get(voter));
        }
    }

    private void profiles(Map<String, List<Operation>> saved) {
        for (Map.Entry<String, List<Operation>> one : saved.entrySet()) {
            String name = stored.profiles().get(one.getKey());
            List<Operation> attempts = one.getValue();
            String last = attempts.stream()
                    .filter(Operation::accepted)
                    .map(Operation::value)
                    .reduce("", (earlier, later) -> later);
            boolean unknown = attempts.stream()
                    .anyMatch(attempt -> attempt.unknown() && attempt.value().equals(name));
            if (!last.equals(name == null ? "" : name) && !unknown) {
                verdict.lost("profile of " + one.getKey() + " says " + name + " instead of " + last);
            }
        }
    }

    private static boolean mayHaveBeenDone(List<Operation> attempts) {
        return attempts.stream().anyMatch(attempt -> attempt.accepted() || attempt.unknown());
    }

    private static Set<String> union(Map<String, ?> some, Map<String, ?> others) {
        return Stream.of(some, others)
                .flatMap(map -> map.keySet().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
