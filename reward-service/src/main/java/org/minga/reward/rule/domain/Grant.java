package org.minga.reward.rule.domain;

import java.util.Map;
import java.util.Optional;

/** What a rule gives. Names are language maps: BCP 47 tag to text. */
public sealed interface Grant {
    String kind();

    record Points(long amount) implements Grant {
        public Points {
            if (amount < 1) {
                throw new IllegalArgumentException("points are granted from 1 upwards");
            }
        }

        @Override
        public String kind() {
            return "points";
        }
    }

    record Badge(String code, Map<String, String> name) implements Grant {
        public Badge {
            name = Map.copyOf(name);
        }

        @Override
        public String kind() {
            return "badge";
        }
    }

    record Award(Map<String, String> name, Optional<Money> money) implements Grant {
        public Award {
            name = Map.copyOf(name);
        }

        @Override
        public String kind() {
            return "award";
        }
    }

    /**
     * A sum that comes with an award.
     *
     * @param amount minor units
     * @param currency ISO 4217 code
     */
    record Money(long amount, String currency) {}
}
