package org.minga.tally.methods;

import java.util.List;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/**
 * Everything that decides how a contest is voted and counted, except its options: part of every bundle, and hashed.
 * An instance is always sound.
 *
 * @param method how ballots are counted
 * @param ballot what a ballot may hold
 * @param ties how equals are ordered
 */
public record ContestRules(MethodRules method, BallotRules ballot, TieRule ties) {

    /**
     * @throws IllegalArgumentException if the parts do not fit: ask {@link #faults} first where they come from outside
     */
    public ContestRules {
        List<RuleFault> faults = faults(method, ballot);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("unsound contest rules: " + faults);
        }
    }

    /** Rules whose ties are broken by option code. */
    public ContestRules(MethodRules method, BallotRules ballot) {
        this(method, ballot, TieRule.CODE_ASCENDING);
    }

    /** Everything that is wrong with a method and ballot rules, alone and together; empty when sound. */
    public static List<RuleFault> faults(MethodRules method, BallotRules ballot) {
        return RulesCheck.faults(method, ballot);
    }

    /**
     * Everything that is wrong with options under these rules (pointers begin with {@code /options}): none or more
     * than {@value BallotOption#MAX_OPTIONS}, more than the method counts, fewer than a ballot must name, bad or repeated codes, costs that are
     * missing or negative, an order for ties that does not name them all.
     */
    public List<RuleFault> faultsOf(List<BallotOption> options) {
        return OptionsCheck.faults(this, options);
    }
}
