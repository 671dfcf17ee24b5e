package org.minga.submission.submission.domain;

/** An amount in minor units of an ISO 4217 currency, zero or more. */
public record Money(long amount, String currency) {

    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("a cost is never negative");
        }
    }
}
