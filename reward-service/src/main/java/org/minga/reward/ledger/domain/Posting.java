package org.minga.reward.ledger.domain;

/**
 * One side of an entry.
 *
 * @param amount points added to the account, or taken from it when negative; never 0
 */
public record Posting(Account account, long amount) {
    public Posting {
        if (amount == 0) {
            throw new IllegalArgumentException("a posting moves something");
        }
    }
}
