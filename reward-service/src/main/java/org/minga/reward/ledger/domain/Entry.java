package org.minga.reward.ledger.domain;

import java.util.List;
import java.util.UUID;

/** One movement of points, written on two accounts at once. */
public record Entry(UUID id, UUID campaignId, List<Posting> postings) {
    public Entry {
        postings = List.copyOf(postings);
        long sum = postings.stream().mapToLong(Posting::amount).reduce(0, Math::addExact);
        if (postings.size() < 2 || sum != 0) {
            throw new IllegalArgumentException("an entry has two sides that cancel out, not " + postings);
        }
    }

    public static Entry granted(UUID id, UUID campaignId, String personId, long amount) {
        return move(id, campaignId, personId, amount);
    }

    public static Entry reversed(UUID id, UUID campaignId, String personId, long amount) {
        return move(id, campaignId, personId, -amount);
    }

    private static Entry move(UUID id, UUID campaignId, String personId, long amount) {
        return new Entry(
                id,
                campaignId,
                List.of(
                        new Posting(new Account.Issuer(campaignId), -amount),
                        new Posting(new Account.Person(campaignId, personId), amount)));
    }
}
