package org.minga.tally.methods;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** How equals are put in order. Its input is in every bundle, so anyone can repeat it. */
public enum TieRule {
    /**
     * By option code ascending as text ("10" before "2"), compared by UTF-16 code units as RFC 8785 does. Pabulib's
     * tools break ties the same way. Its input are the codes alone.
     */
    OPTION_CODE_ASCENDING("option_code_ascending");

    private final String label;

    TieRule(String label) {
        this.label = label;
    }

    /** The name in rules and bundles. */
    public String label() {
        return label;
    }

    /** The order of option codes among equals. */
    public Comparator<String> order() {
        return switch (this) {
            case OPTION_CODE_ASCENDING -> Comparator.naturalOrder();
        };
    }

    /** The rule with this {@link #label()}, if there is one. */
    public static Optional<TieRule> ofLabel(String label) {
        return Arrays.stream(values()).filter(rule -> rule.label.equals(label)).findFirst();
    }
}
