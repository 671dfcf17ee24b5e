package org.minga.tally.methods;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency (cents)
 * @param currency ISO 4217 code, XXX where there is none
 */
public record Money(long amount, String currency) {}
