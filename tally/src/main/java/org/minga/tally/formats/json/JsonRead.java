package org.minga.tally.formats.json;

/** What reading a JSON text came to. */
public sealed interface JsonRead {

    /** A value, and the text was its canonical form. */
    record Canonical(JsonValue value) implements JsonRead {}

    /**
     * A readable value in a text that is not its canonical form.
     *
     * @param reason one sentence for people
     */
    record NotCanonical(JsonValue value, String reason) implements JsonRead {}

    /**
     * Not a value we can read.
     *
     * @param reason one sentence for people
     */
    record Broken(String reason) implements JsonRead {}
}
