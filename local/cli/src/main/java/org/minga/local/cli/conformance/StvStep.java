package org.minga.local.cli.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a recorded count says was done.
 *
 * @param options the options it was done to; for a tie the level ones
 * @param picked who was picked among level options
 */
record StvStep(Kind kind, List<String> options, @Nullable String picked) {

    enum Kind {
        ELECTED,
        DEFEATED,
        /** One of several that left together. */
        DEFEATED_IN_BATCH,
        /** Left over at the end: nothing was done to it. */
        LEFT_OVER,
        /** Level options, told apart by the order for ties. */
        TIE,
        /** Level options, told apart by how they stood earlier. */
        TIE_BY_STAGE,
        SURPLUS_NEXT,
        SURPLUS_TRANSFERRED,
        DEFEATED_TRANSFERRED,
        OTHER
    }

    private static final String ARROW = "] -> ";

    /**
     * @param message as the recorder wrote it: {@code Elect: name}, {@code Break tie (surplus): [name, name] -> name}, …
     * @param codes of options by {@link #plain plain} name
     */
    static StvStep parse(String message, Map<String, String> codes) {
        Kind kind = kind(message);
        return switch (kind) {
            case TIE, TIE_BY_STAGE -> tie(kind, message, codes);
            case OTHER -> new StvStep(kind, List.of(), null);
            case SURPLUS_TRANSFERRED ->
                new StvStep(kind, List.of(code(message.substring(0, message.lastIndexOf(" (")), codes)), null);
            case DEFEATED_TRANSFERRED ->
                new StvStep(kind, codes(message.substring(message.indexOf(": ") + 2), codes), null);
            case ELECTED, DEFEATED, DEFEATED_IN_BATCH, LEFT_OVER, SURPLUS_NEXT ->
                new StvStep(kind, List.of(code(message, codes)), null);
        };
    }

    private static Kind kind(String message) {
        if (message.startsWith("Break tie")) {
            return message.startsWith("Break tie by prior stage") ? Kind.TIE_BY_STAGE : Kind.TIE;
        } else if (message.startsWith("Elect")) {
            return Kind.ELECTED;
        } else if (message.startsWith("Defeat remaining")) {
            return Kind.LEFT_OVER;
        } else if (message.startsWith("Defeat sure loser")) {
            return Kind.DEFEATED_IN_BATCH;
        } else if (message.startsWith("Defeat")) {
            return Kind.DEFEATED;
        } else if (message.startsWith("Transfer high surplus")) {
            return Kind.SURPLUS_NEXT;
        } else if (message.startsWith("Surplus transferred")) {
            return Kind.SURPLUS_TRANSFERRED;
        } else if (message.startsWith("Transfer defeated")) {
            return Kind.DEFEATED_TRANSFERRED;
        }
        return Kind.OTHER;
    }

    private static StvStep tie(Kind kind, String message, Map<String, String> codes) {
        int from = message.indexOf(": [") + 3;
        int to = message.lastIndexOf(ARROW);
        return new StvStep(
                kind,
                codes(message.substring(from, to), codes),
                code(": " + message.substring(to + ARROW.length()), codes));
    }

    /** The option whose name the message ends with; names may themselves hold colons. */
    private static String code(String message, Map<String, String> codes) {
        String text = plain(message);
        return codes.keySet().stream()
                .filter(name -> text.endsWith(": " + name))
                .max(Comparator.comparingInt(String::length))
                .map(codes::get)
                .orElseThrow(() -> new IllegalArgumentException("no option is named at the end of: " + message));
    }

    /** Names with commas between; names may themselves hold commas. */
    private static List<String> codes(String list, Map<String, String> codes) {
        List<String> found = new ArrayList<>();
        String rest = plain(list);
        while (!rest.isEmpty()) {
            String left = rest;
            String name = codes.keySet().stream()
                    .filter(one -> left.equals(one) || left.startsWith(one + ", "))
                    .max(Comparator.comparingInt(String::length))
                    .orElseThrow(() -> new IllegalArgumentException("not a list of options: " + list));
            found.add(codes.get(name));
            rest = rest.length() == name.length() ? "" : rest.substring(name.length() + 2);
        }
        return found;
    }

    /** A name without quotes and with single blanks, as recorders write it. */
    static String plain(String name) {
        return name.replace("\"", "").replaceAll("\\s+", " ").strip();
    }
}
