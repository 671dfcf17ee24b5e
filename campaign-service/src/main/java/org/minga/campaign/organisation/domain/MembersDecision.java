package org.minga.campaign.organisation.domain;

/** What became of a wanted change of the members. */
public sealed interface MembersDecision {
    record Changed(Members members) implements MembersDecision {}

    record LastOwner() implements MembersDecision {}

    record NotThere() implements MembersDecision {}

    record TooMany(int most) implements MembersDecision {}
}
