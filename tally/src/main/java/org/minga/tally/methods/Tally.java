package org.minga.tally.methods;

import java.util.List;

/** A finished count: by which method, how it went, what came out. */
public record Tally(MethodId method, List<Round> rounds, Result result) {
    public Tally {
        rounds = List.copyOf(rounds);
    }
}
