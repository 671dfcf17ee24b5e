package org.minga.tally.methods;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/**
 * A counting method with its parameters. Every implementation is a record whose components are the parameters, each
 * with a {@link Parameter} annotation; {@link MethodParameters} reads and writes them for files, the API and the
 * command line alike, so a new method is one such record, its {@link Counter}, and an entry in the catalogue. Instances
 * may be nonsense; only {@link ContestRules} promises sound ones.
 */
public interface MethodRules {

    /** Which method this is, in which version. */
    MethodId method();

    /** The kinds of ballot that the method can count. */
    Set<BallotKind> ballots();

    /**
     * What is wrong with the parameters beyond their own ranges, alone or together with the ballot's rules. Pointers
     * begin with {@code /method} or {@code /ballot}. Asked also when parameters or ballot are out of range: must not
     * throw for any value.
     *
     * @param ballot of a kind that the method counts
     */
    default List<RuleFault> faults(BallotRules ballot) {
        return List.of();
    }

    /** These rules with every parameter that was left open filled in from the ballot's rules. */
    default MethodRules completedFor(BallotRules ballot) {
        return this;
    }

    /** What may be spent; empty where a contest is not about money. With a budget, every option needs a cost. */
    default Optional<Money> spending() {
        return Optional.empty();
    }

    /** Most options that can be counted, where the work grows faster than the options do. */
    default int maxOptions() {
        return BallotOption.MAX_OPTIONS;
    }

    /**
     * Opens a count. Called with options that suit the rules: use {@link Count#open}.
     *
     * @param rules the rules of which this method is part
     */
    Counter open(ContestRules rules, List<BallotOption> options);
}
