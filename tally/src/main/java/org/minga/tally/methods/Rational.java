package org.minga.tally.methods;

import java.math.BigInteger;

/**
 * An exact fraction in lowest terms with a positive denominator. Scores are rationals because transfers and equal
 * shares need them; where a method only adds whole votes the denominator is 1.
 */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {

    /** Reduces; refuses a zero denominator with an {@link ArithmeticException}. */
    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException(numerator + "/0 is no number");
        }
        BigInteger divisor = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** A whole number. */
    public static Rational of(long value) {
        return of(BigInteger.valueOf(value));
    }

    /** A whole number. */
    public static Rational of(BigInteger value) {
        return new Rational(value, BigInteger.ONE);
    }

    /** Whether the denominator is 1. */
    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** Always {@code p/q}, also for whole numbers. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
