package org.minga.local.cli.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.election.Currencies;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodParameters.Description;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.catalogue.Methods;

/**
 * The rules that a person asks for: what they give counts first, then what the file says, then what is usual.
 *
 * @param method name of a method; null for the one that the file asks for
 * @param values of its parameters, by name, as typed
 * @param ties {@code code}, {@code lot:SEED} or {@code order:A,B,C}
 */
public record RulesChoice(@Nullable String method, Map<String, String> values, String ties) {

    /** Parameters that describe an election rather than a method, so that they hold for another method too. */
    private static final Set<String> OF_THE_ELECTION = Set.of("budget", "seats", "positionPoints");

    public RulesChoice {
        values = Map.copyOf(values);
    }

    /**
     * Sound rules for an election.
     *
     * @throws Misuse if there are none
     */
    public ContestRules rulesFor(Election election) {
        MethodRules standard = standard(election);
        if (!standard.ballots().contains(election.ballot().kind())) {
            throw new Misuse(otherKind(standard, election.ballot().kind()));
        }
        Map<String, Object> given = fromFile(standard, election);
        given.putAll(typed(standard, election));
        List<RuleFault> faults = new ArrayList<>();
        MethodRules read = MethodParameters.read(standard, given, faults);
        if (read == null) {
            throw misuse(faults);
        }
        MethodRules complete = read.completedFor(election.ballot());
        require(ContestRules.faults(complete, election.ballot()));
        ContestRules rules = new ContestRules(complete, election.ballot(), tieRule());
        require(rules.faultsOf(election.options()));
        return rules;
    }

    private MethodRules standard(Election election) {
        MethodRules ofFile = election.method();
        if (method == null) {
            if (ofFile == null) {
                throw new Misuse("The file does not say how it is to be counted: give --method. Methods for "
                        + election.ballot().kind().label() + " ballots are: "
                        + methodsFor(election.ballot().kind()) + ".");
            }
            return ofFile;
        }
        MethodRules named = find(method).standard();
        return ofFile != null && ofFile.method().equals(named.method()) ? ofFile : named;
    }

    private static MethodDescription find(String name) {
        return Methods.find(name)
                .orElseThrow(() -> new Misuse("There is no method '" + name + "'. There are: "
                        + Methods.all().stream()
                                .map(one -> one.standard().method().name())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static String otherKind(MethodRules method, BallotKind kind) {
        String counted =
                method.ballots().stream().map(BallotKind::label).sorted().collect(Collectors.joining(" and "));
        return method.method().name() + " counts " + counted + " ballots, and those of this file are " + kind.label()
                + ". Methods for them are: " + methodsFor(kind) + ".";
    }

    private static String methodsFor(BallotKind kind) {
        return Methods.all().stream()
                .filter(one -> one.standard().ballots().contains(kind))
                .map(one -> one.standard().method().name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> fromFile(MethodRules standard, Election election) {
        Map<String, Object> given = new HashMap<>();
        MethodRules ofFile = election.method();
        Map<String, Object> theirs = ofFile == null ? Map.of() : MethodParameters.values(ofFile);
        boolean same = ofFile != null && ofFile.method().equals(standard.method());
        for (Description one : MethodParameters.of(standard)) {
            Object value = theirs.get(one.name());
            if (value != null && (same || OF_THE_ELECTION.contains(one.name()))) {
                given.put(one.name(), value);
            } else if (one.name().equals("seats") && election.seats() > 0) {
                given.put(one.name(), (long) election.seats());
            } else if (one.name().equals("budget") && election.budget() != null) {
                given.put(one.name(), election.budget());
            }
        }
        return given;
    }

    private Map<String, Object> typed(MethodRules standard, Election election) {
        String currency =
                Optional.ofNullable(election.budget()).map(Money::currency).orElse(Currencies.NONE);
        Map<String, Description> parameters =
                MethodParameters.of(standard).stream().collect(Collectors.toMap(Description::name, one -> one));
        Map<String, Object> typed = new HashMap<>();
        values.forEach((name, text) -> {
            Description one = parameters.get(name);
            typed.put(name, one == null ? text : ParameterText.read(one, text, currency));
        });
        return typed;
    }

    private TieRule tieRule() {
        if (ties.equals("code")) {
            return TieRule.CODE_ASCENDING;
        } else if (ties.startsWith("lot:")) {
            return new TieRule.Lot(ties.substring("lot:".length()));
        } else if (ties.startsWith("order:")) {
            return new TieRule.GivenOrder(ParameterText.list(ties.substring("order:".length())));
        }
        throw new Misuse("--ties: '" + ties + "' is not known. Known are: code, lot:SEED, order:A,B,C.");
    }

    private void require(List<RuleFault> faults) {
        if (!faults.isEmpty()) {
            throw misuse(faults);
        }
    }

    /** The first fault, in terms of what was typed. */
    private Misuse misuse(List<RuleFault> faults) {
        RuleFault fault = faults.getFirst();
        String place = fault.path();
        if (place.startsWith("/method/")) {
            String name = place.substring("/method/".length()).replaceFirst("/.*", "");
            String value = fault.code().equals("unknown_value") ? "'" + values.get(name) + "' is not known. " : "";
            return new Misuse("--rule " + name + ": " + value + fault.detail());
        }
        return new Misuse((place.startsWith("/ties") ? "--ties" : place) + ": " + fault.detail());
    }
}
