package org.minga.submission.naming;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An enum whose constants are written in lower case with underscores outside the code (API, events, database). */
public interface Named {

    String name();

    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E> & Named> Optional<E> find(Class<E> type, String wire) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.wire().equals(wire))
                .findFirst();
    }

    /** For names that this service wrote itself. */
    static <E extends Enum<E> & Named> E read(Class<E> type, String wire) {
        return find(type, wire)
                .orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + " is named " + wire));
    }

    static <E extends Enum<E> & Named> List<String> wires(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Named::wire).toList();
    }
}
