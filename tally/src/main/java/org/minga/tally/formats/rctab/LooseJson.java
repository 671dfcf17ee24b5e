package org.minga.tally.formats.rctab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.formats.csv.CsvFault;

/**
 * JSON as people and programs write it, read leniently: objects as maps, arrays as lists, and everything else as its
 * text, since one version writes {@code "3"} where another writes {@code 3}. What is null is left out.
 */
final class LooseJson {

    private static final int MAX_BYTES = 8 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxTokenCount(1_000_000)
                    .maxStringLength(1 << 20)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private LooseJson() {}

    /** The object that a file holds. */
    static Map<String, Object> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new CsvFault(0, 0, "The configuration is larger than " + MAX_BYTES + " bytes.");
        }
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = FACTORY.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new CsvFault(1, 1, "The configuration is no JSON object.");
            }
            return members(parser);
        } catch (CharConversionException e) {
            throw new CsvFault(0, 0, "The configuration is not UTF-8.");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new CsvFault(
                    Math.max(0, line),
                    Math.max(0, column),
                    "The configuration is not readable as JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static SortedMap<String, Object> members(JsonParser parser) throws IOException {
        SortedMap<String, Object> members = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                members.put(name, value(parser));
            }
        }
        return members;
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return members(parser);
        }
        return parser.currentToken() == JsonToken.START_ARRAY ? items(parser) : parser.getText();
    }

    private static List<Object> items(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                items.add(value(parser));
            }
        }
        return items;
    }

    /** A member that is an object; an empty one if it is missing or something else. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> members, String name) {
        return members.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The objects of a member that is an array; none if it is missing or something else. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Map<String, Object> members, String name) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (members.get(name) instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> map) {
                    objects.add((Map<String, Object>) map);
                }
            }
        }
        return objects;
    }

    /** A member as text without surrounding blanks; empty if it is missing or no plain value. */
    static String text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? text.strip() : "";
    }
}
