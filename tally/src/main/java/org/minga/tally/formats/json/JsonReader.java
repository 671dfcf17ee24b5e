package org.minga.tally.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one JSON value out of hostile bytes: strict UTF-8, no duplicate keys, at most {@value #MAX_DEPTH} levels, no
 * null, no fractions, no integer beyond 2^53 − 1. The caller limits the number of bytes. Safe for use by several
 * threads.
 */
public final class JsonReader {

    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 16;

    /** Enough for a result over as many options as a contest may have, and not enough to fill the memory. */
    private static final long MAX_TOKENS = 250_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(32)
                    .maxTokenCount(MAX_TOKENS)
                    .maxStringLength(1 << 20)
                    .maxNameLength(10_000)
                    .build())
            // Names come from strangers: neither share nor keep them.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonReader() {}

    /** Reads the value and compares the bytes with its canonical form. Never throws because of the bytes. */
    public static JsonRead read(byte[] utf8) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            return new JsonRead.Broken("The bytes are not UTF-8.");
        }
        return read(text);
    }

    /** Reads the value and compares the text with its canonical form. Never throws because of the text. */
    public static JsonRead read(String text) {
        JsonValue value;
        String canonical;
        try {
            value = parse(text);
            canonical = CanonicalJson.text(value);
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
            return new JsonRead.Broken("Not readable as JSON" + place + ": " + firstLine(e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            return new JsonRead.Broken("Not readable as JSON: " + firstLine(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        return text.equals(canonical)
                ? new JsonRead.Canonical(value)
                : new JsonRead.NotCanonical(value, "Not in canonical form (RFC 8785): " + difference(text, canonical));
    }

    private static JsonValue parse(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new IllegalArgumentException("there is nothing");
            }
            JsonValue value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the value");
            }
            return value;
        }
    }

    private static JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser.getText());
            case VALUE_TRUE -> new JsonValue.Flag(true);
            case VALUE_FALSE -> new JsonValue.Flag(false);
            case VALUE_NUMBER_FLOAT -> throw new IllegalArgumentException("fractions are written as \"p/q\"");
            case VALUE_NULL -> throw new IllegalArgumentException("null is not used");
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalArgumentException("unexpected " + token);
        };
    }

    private static JsonValue members(JsonParser parser) throws IOException {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return new JsonValue.Members(members);
    }

    private static JsonValue items(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new JsonValue.Items(items);
    }

    private static JsonValue whole(String digits) {
        try {
            return new JsonValue.Whole(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the number is too large", e);
        }
    }

    private static String difference(String text, String canonical) {
        int at = 0;
        while (at < text.length() && at < canonical.length() && text.charAt(at) == canonical.charAt(at)) {
            at++;
        }
        return "it differs from column " + (at + 1) + " on.";
    }

    /** Parsers quote their input; a hostile text must not fill a screen. */
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
