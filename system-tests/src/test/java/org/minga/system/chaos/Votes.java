package org.minga.system.chaos;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minga.system.chaos.Stored.Ballot;

/** All that one voter did. The ballot that stands is the last one; each cast and each withdrawal takes one version. */
record Votes(String voter, List<Operation> casts, List<Operation> withdrawals, Verdict verdict) {

    void check(@Nullable Ballot ballot) {
        Optional<Operation> last =
                casts.stream().filter(Operation::accepted).max(Comparator.comparingLong(Operation::version));
        versionsAreGivenOnce();
        if (ballot == null) {
            if (last.isPresent() && !mayBeWithdrawnAfter(last.get())) {
                verdict.lost("ballot of " + voter + ", version " + last.get().version());
            }
            return;
        }
        if (ballot.version() > most()) {
            verdict.doubled(
                    "ballot of " + voter + " has version " + ballot.version() + " after " + most() + " requests");
        }
        if (last.isPresent() && ballot.version() <= last.get().version()) {
            isTheLast(ballot, last.get());
        } else if (casts.stream()
                .noneMatch(cast -> cast.unknown() && cast.value().equals(ballot.selections()))) {
            verdict.strange("ballot of " + voter + ", version " + ballot.version() + ", was never cast");
        }
    }

    private void isTheLast(Ballot ballot, Operation last) {
        if (ballot.version() < last.version()) {
            verdict.lost("ballot of " + voter + ", version " + last.version() + ": " + ballot.version() + " stands");
        } else if (!ballot.selections().equals(last.value())) {
            verdict.strange("ballot of " + voter + " for " + ballot.selections() + " instead of " + last.value());
        } else if (withdrawals.stream()
                .anyMatch(withdrawal -> withdrawal.accepted() && withdrawal.beganAt() - last.endedAt() > 0)) {
            verdict.lost("withdrawal of " + voter + " after version " + last.version());
        }
    }

    private void versionsAreGivenOnce() {
        List<Long> versions = casts.stream()
                .filter(Operation::accepted)
                .map(Operation::version)
                .toList();
        if (versions.stream().distinct().count() < versions.size()) {
            verdict.doubled("a version of " + voter + " was given twice: " + versions);
        }
    }

    private boolean mayBeWithdrawnAfter(Operation cast) {
        return withdrawals.stream()
                .anyMatch(withdrawal ->
                        withdrawal.unknown() || (withdrawal.accepted() && withdrawal.endedAt() - cast.beganAt() > 0));
    }

    /** The highest version there can be, were everything done that may have been. */
    private long most() {
        return Stream.concat(casts.stream(), withdrawals.stream())
                .filter(vote -> vote.accepted() || vote.unknown())
                .count();
    }
}
