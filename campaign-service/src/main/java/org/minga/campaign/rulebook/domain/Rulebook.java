package org.minga.campaign.rulebook.domain;

/** The rules of one campaign in one version, from 1. */
public record Rulebook(int version, Rules rules) {
    public static Rulebook first(Rules rules) {
        return new Rulebook(1, rules);
    }

    /** The next version, or this one if nothing changed. */
    public Rulebook with(Rules changed) {
        return rules.equals(changed) ? this : new Rulebook(version + 1, changed);
    }
}
