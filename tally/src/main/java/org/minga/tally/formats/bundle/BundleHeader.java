package org.minga.tally.formats.bundle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * The first line of a bundle: what was voted on and how it is counted.
 *
 * @param contest id of the contest, opaque here
 * @param campaign id of the campaign, opaque here
 * @param title of the contest by BCP 47 language
 * @param rules how it is counted
 * @param options sorted by code on construction
 * @param electorate who could vote, at least a {@code kind}; texts only; {@code size} is a number where it is known
 * @param conditions what has to be true for winners to be accepted
 * @param keys that sign tree heads, promises and the bundle, at least one, sorted by id on construction
 */
public record BundleHeader(
        String contest,
        String campaign,
        Map<String, String> title,
        ContestRules rules,
        List<BallotOption> options,
        Map<String, String> electorate,
        Conditions conditions,
        List<LogKey> keys) {

    /** Version of the bundle format that is written and read. */
    public static final int VERSION = 2;

    static final String KIND = "minga-audit-bundle";

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,14}");

    /**
     * @throws IllegalArgumentException if the options do not suit the rules: ask {@link ContestRules#faultsOf} first;
     *     or if another part is unsound
     */
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
        keys = keys.stream().sorted(Comparator.comparing(LogKey::id)).toList();
        Optional<String> fault = fault(contest, electorate, conditions, keys);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
    }

    /** What is wrong with parts of a header that have the right types. */
    static Optional<String> fault(
            String contest, Map<String, String> electorate, Conditions conditions, List<LogKey> sortedKeys) {
        if (contest.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("The id of a contest has no control characters, since it is signed as a line.");
        }
        if (conditions.needsElectorateSize() && size(electorate).isEmpty()) {
            return Optional.of("A quorum by share needs the size of the electorate as a whole number.");
        }
        if (sortedKeys.isEmpty()) {
            return Optional.of("There is no key, so nothing could be signed.");
        }
        for (int i = 1; i < sortedKeys.size(); i++) {
            if (sortedKeys.get(i - 1).id().compareTo(sortedKeys.get(i).id()) >= 0) {
                return Optional.of("The keys are not sorted by id, each once.");
            }
        }
        return Optional.empty();
    }

    /** How many could vote, where that is known. */
    public OptionalLong electorateSize() {
        return size(electorate);
    }

    /** The key with this id. */
    public Optional<LogKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** What the conditions make of a tally; null where there are none. */
    @Nullable
    Outcome outcomeOf(Tally tally, BoxCounts counts) {
        return conditions.isEmpty() ? null : conditions.of(tally.result(), counts.ballots(), electorateSize());
    }

    private static OptionalLong size(Map<String, String> electorate) {
        String size = electorate.getOrDefault("size", "");
        return SIZE.matcher(size).matches() ? OptionalLong.of(Long.parseLong(size)) : OptionalLong.empty();
    }

    private static SortedMap<String, String> sorted(Map<String, String> texts) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }
}
