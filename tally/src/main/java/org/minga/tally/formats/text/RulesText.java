package org.minga.tally.formats.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.catalogue.Methods;

/**
 * The rules of a contest in plain English: what a ballot may hold, how the ballots are counted, every parameter with its
 * value, and what happens with equals. The same rules give the same sentences.
 */
public final class RulesText {

    private RulesText() {}

    /** The rules of a contest whose options are not known yet. */
    public static List<String> sentences(ContestRules rules) {
        return sentences(rules, List.of());
    }

    /**
     * The rules of a contest.
     *
     * @param options those of the contest; none if they are not known yet
     * @return sentences in the order in which one would tell them, each ending in a full stop
     */
    public static List<String> sentences(ContestRules rules, List<BallotOption> options) {
        List<String> sentences = new ArrayList<>();
        if (!options.isEmpty()) {
            sentences.add(
                    options.size() == 1
                            ? "There is 1 option."
                            : "There are " + Texts.whole(options.size()) + " options.");
        }
        BallotText.add(rules.ballot(), options.isEmpty() ? BallotOption.MAX_OPTIONS : options.size(), sentences);
        addMethod(rules.method(), sentences);
        sentences.add(ties(rules.ties()));
        return List.copyOf(sentences);
    }

    private static void addMethod(MethodRules method, List<String> sentences) {
        MethodId id = method.method();
        Methods.find(id)
                .ifPresentOrElse(
                        known -> addDescription(known, sentences),
                        () -> sentences.add("The ballots are counted by " + id + "."));
        Map<String, Object> values = MethodParameters.values(method);
        for (MethodParameters.Description one : MethodParameters.of(method)) {
            Object value = Objects.requireNonNull(values.get(one.name()));
            if (!ParameterText.saysNothing(value)) {
                sentences.add(ParameterText.sentence(one, value));
            }
        }
    }

    private static void addDescription(MethodDescription known, List<String> sentences) {
        MethodId id = known.standard().method();
        sentences.add("The ballots are counted by the method \"" + known.title() + "\" (" + id + ").");
        sentences.add(Texts.sentence(known.summary()));
        int most = known.standard().maxOptions();
        if (most < BallotOption.MAX_OPTIONS) {
            sentences.add("It counts at most " + Texts.count(most, "option") + ".");
        }
    }

    private static String ties(TieRule ties) {
        return switch (ties) {
            case TieRule.CodeAscending code ->
                "Options that are still level are put in order by their code as text, where \"10\" comes before \"2\":"
                        + " the first one is favoured.";
            case TieRule.GivenOrder given ->
                "Options that are still level are put in an order that was given beforehand, the first one favoured: "
                        + Texts.list(given.codes()) + ".";
            case TieRule.Lot lot ->
                "Options that are still level are put in order by lot: by the SHA-256 of the seed \"" + lot.seed()
                        + "\", a line feed and their code. The smallest is favoured, and anyone can draw it again.";
        };
    }
}
