package org.minga.tally.formats.bundle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * The first line of a bundle: what was voted on and how it is counted.
 *
 * @param contest id of the contest, opaque here
 * @param campaign id of the campaign, opaque here
 * @param title of the contest by BCP 47 language
 * @param rules how it is counted
 * @param options sorted by code on construction
 * @param electorate who could vote, at least a {@code kind}; texts only
 */
public record BundleHeader(
        String contest,
        String campaign,
        Map<String, String> title,
        ContestRules rules,
        List<BallotOption> options,
        Map<String, String> electorate) {

    /** Version of the bundle format that is written and read. */
    public static final int VERSION = 1;

    static final String KIND = "minga-audit-bundle";

    /** @throws IllegalArgumentException if the options do not suit the rules: ask {@link ContestRules#faultsOf} first */
    public BundleHeader {
        List<BallotOption> sorted = new ArrayList<>(options);
        sorted.sort(Comparator.comparing(BallotOption::code));
        options = List.copyOf(sorted);
        title = sorted(title);
        electorate = sorted(electorate);
        List<RuleFault> faults = rules.faultsOf(options);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("options do not suit the rules: " + faults);
        }
    }

    private static SortedMap<String, String> sorted(Map<String, String> texts) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }
}
