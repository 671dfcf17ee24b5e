package org.minga.voting.electorate.domain;

/** Whether somebody may take part in a contest. */
public sealed interface Eligibility {

    /** @param weight of their ballot; 1 but in juries */
    record Eligible(int weight) implements Eligibility {}

    /** Not a member, or not on the roll. */
    record NotInElectorate() implements Eligibility {}

    /** Not identified surely enough, whoever they are. */
    record AssuranceTooLow(int required, int present) implements Eligibility {}
}
