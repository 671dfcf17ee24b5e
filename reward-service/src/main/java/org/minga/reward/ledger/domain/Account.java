package org.minga.reward.ledger.domain;

import java.util.UUID;

/** Where points lie. What the issuer has given out, as a negative balance, people hold as positive ones. */
public sealed interface Account {
    UUID campaignId();

    record Issuer(UUID campaignId) implements Account {}

    record Person(UUID campaignId, String personId) implements Account {}
}
