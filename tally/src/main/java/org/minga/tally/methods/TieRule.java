package org.minga.tally.methods;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last word among equals: puts option codes in order, the favoured one first. An option that is favoured wins
 * sooner and is eliminated later. All its input is in the rules, so anyone can repeat it.
 */
public sealed interface TieRule {

    /** By option code: needs no input. */
    TieRule CODE_ASCENDING = new CodeAscending();

    /** The name in rules and bundles. */
    String label();

    /** The order of option codes among equals, favoured first. */
    Comparator<String> order();

    /**
     * By option code ascending as text ("10" before "2"), compared by UTF-16 code units as RFC 8785 does. Pabulib's
     * tools break ties the same way.
     */
    record CodeAscending() implements TieRule {
        @Override
        public String label() {
            return "option_code_ascending";
        }

        @Override
        public Comparator<String> order() {
            return Comparator.naturalOrder();
        }
    }

    /**
     * In an order given beforehand, for instance drawn by lot in public.
     *
     * @param codes every option of the contest, the favoured one first
     */
    record GivenOrder(List<String> codes) implements TieRule {
        public GivenOrder {
            codes = List.copyOf(codes);
        }

        @Override
        public String label() {
            return "given_order";
        }

        @Override
        public Comparator<String> order() {
            Map<String, Integer> places = new HashMap<>();
            codes.forEach(code -> places.putIfAbsent(code, places.size()));
            return Comparator.<String>comparingInt(code -> places.getOrDefault(code, places.size()))
                    .thenComparing(Comparator.naturalOrder());
        }
    }

    /**
     * By a lot that is drawn by computing: options are ordered by SHA-256 of the UTF-8 text seed, line feed, code. The
     * seed is committed with the rules before anyone votes.
     *
     * @param seed any text
     */
    record Lot(String seed) implements TieRule {
        @Override
        public String label() {
            return "lot";
        }

        @Override
        public Comparator<String> order() {
            Map<String, byte[]> drawn = new HashMap<>();
            Comparator<String> byLot = (one, other) -> Arrays.compareUnsigned(
                    drawn.computeIfAbsent(one, this::draw), drawn.computeIfAbsent(other, this::draw));
            return byLot.thenComparing(Comparator.naturalOrder());
        }

        private byte[] draw(String code) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                return digest.digest((seed + "\n" + code).getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
