package org.minga.reward.ledger;

/** A person's points in a campaign. */
public record RankedAccount(String personId, long points) {}
