package org.minga.voting.pair.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Pairs that a voter was shown, on whichever side. */
public final class SeenPairs {
    private final Map<String, Set<String>> partners = new HashMap<>();

    public void add(String one, String other) {
        partners.computeIfAbsent(one, code -> new HashSet<>()).add(other);
        partners.computeIfAbsent(other, code -> new HashSet<>()).add(one);
    }

    /** Options that were shown beside this one. */
    Set<String> with(String code) {
        return partners.getOrDefault(code, Set.of());
    }
}
