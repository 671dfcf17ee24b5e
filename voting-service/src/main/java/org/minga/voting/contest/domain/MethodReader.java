package org.minga.voting.contest.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.catalogue.Methods;

/**
 * Reads how a contest is counted, whichever method of the catalogue it is. Whether the values make sense together is for
 * the rules to say.
 */
final class MethodReader {
    private final List<Fault> faults;

    MethodReader(List<Fault> faults) {
        this.faults = faults;
    }

    /** @param ballot empty when the ballot's own rules could not be read */
    Optional<MethodRules> read(@Nullable Map<String, @Nullable Object> draft, Optional<BallotRules> ballot) {
        if (draft == null) {
            return Optional.empty();
        }
        return method(draft)
                .flatMap(method -> read(method.standard(), draft))
                .map(rules -> ballot.map(known -> completed(rules, known)).orElse(rules));
    }

    private Optional<MethodDescription> method(Map<String, @Nullable Object> draft) {
        Object id = draft.get("id");
        Object version = draft.get("version");
        if (id == null) {
            return refused("id", "missing", "This is needed.");
        }
        if (!(id instanceof String name)) {
            return refused("id", "wrong_type", "This must be a text.");
        }
        Optional<MethodDescription> newest = Methods.find(name);
        if (newest.isEmpty()) {
            String known = Methods.all().stream()
                    .map(one -> one.standard().method().name())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return refused("id", "unknown_value", "Known are: " + known + ".");
        }
        if (version == null) {
            return newest;
        }
        if (!(version instanceof Integer number)) {
            return refused("version", "wrong_type", "This must be a whole number.");
        }
        Optional<MethodDescription> wanted = Methods.find(new MethodId(name, number));
        return wanted.isPresent() ? wanted : refused("version", "unknown_value", "This version is not known.");
    }

    private Optional<MethodRules> read(MethodRules standard, Map<String, @Nullable Object> draft) {
        int before = faults.size();
        Map<String, MethodParameters.Description> parameters = MethodParameters.of(standard).stream()
                .collect(Collectors.toMap(MethodParameters.Description::name, Function.identity()));
        Map<String, Object> given = new HashMap<>();
        Set<String> faulty = new HashSet<>();
        draft.forEach((name, value) -> {
            MethodParameters.Description parameter = parameters.get(name);
            if (parameter == null && !name.equals("id") && !name.equals("version")) {
                unknown(standard, name);
            }
            if (parameter != null && value != null) {
                ParameterValues.read(parameter, value, faults)
                        .ifPresentOrElse(read -> given.put(name, read), () -> faulty.add("/method/" + name));
            }
        });
        List<RuleFault> found = new ArrayList<>();
        MethodRules rules = MethodParameters.read(standard, given, found);
        found.stream().filter(fault -> !faulty.contains(fault.path())).forEach(this::add);
        return rules == null || faults.size() > before ? Optional.empty() : Optional.of(rules);
    }

    private void unknown(MethodRules standard, String name) {
        if (faults.size() < DraftCheck.MANY_FAULTS) {
            String known = MethodParameters.of(standard).stream()
                    .map(MethodParameters.Description::name)
                    .collect(Collectors.joining(", "));
            String detail = standard.method().name() + " has no such parameter. It has: " + known + ".";
            faults.add(new Fault("/method/" + Pointers.escaped(name), "unknown_parameter", detail));
        }
    }

    /** A ballot that is out of range can't fill in anything. */
    private static MethodRules completed(MethodRules rules, BallotRules ballot) {
        boolean fits = ContestRules.faults(rules, ballot).stream()
                .noneMatch(fault -> fault.path().startsWith("/ballot"));
        return fits ? rules.completedFor(ballot) : rules;
    }

    private Optional<MethodDescription> refused(String name, String code, String detail) {
        faults.add(new Fault("/method/" + name, code, detail));
        return Optional.empty();
    }

    private void add(RuleFault fault) {
        faults.add(new Fault(fault.path(), fault.code(), fault.detail()));
    }
}
