package org.minga.voting.pair.domain;

/** Two options as they are shown, by their codes. */
public record Pair(String left, String right) {

    /** Whether one of the two is this option. */
    public boolean has(String code) {
        return left.equals(code) || right.equals(code);
    }

    /** The one that this is not. */
    public String other(String code) {
        return left.equals(code) ? right : left;
    }
}
