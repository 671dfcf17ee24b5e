package org.minga.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Spoils good requests, from a seeded source. */
final class HostileValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "\udfff\ud800",
            "\u202Eevil\u202C",
            "e\u0301".repeat(50),
            "👩‍👩‍👧‍👦",
            "'; DROP TABLE campaign; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "../../etc/passwd",
            "null",
            "true",
            "NaN",
            "1e400",
            "9007199254740993",
            "2026-13-45T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "0000-00-00T00:00:00Z",
            "00000000-0000-0000-0000-000000000000",
            "{}",
            "\r\nX-Evil: 1",
            "\uFEFFbom",
            "x".repeat(101),
            "x".repeat(70_000));

    private static final List<JsonNode> NUMBERS = List.of(
            JSON.numberNode(0),
            JSON.numberNode(-1),
            JSON.numberNode(Integer.MAX_VALUE + 1L),
            JSON.numberNode(Long.MAX_VALUE),
            JSON.numberNode(Long.MIN_VALUE),
            JSON.numberNode(BigInteger.TWO.pow(64)),
            JSON.numberNode(BigInteger.TEN.pow(60)),
            JSON.numberNode(BigInteger.TEN.pow(500)),
            JSON.numberNode(0.5),
            JSON.numberNode(new BigDecimal("1E+400")),
            JSON.numberNode(new BigDecimal("-1E-400")));

    private static final List<byte[]> BODIES = List.of(
            bytes(""),
            bytes("null"),
            bytes("[1, 2, 3]"),
            bytes("\"hello\""),
            bytes("17"),
            bytes("{\"title\": "),
            bytes("<title>hello</title>"),
            bytes("{} {}"),
            bytes("{\"a\": NaN}"),
            bytes("{'a': 1}"),
            bytes("{\"a\": 01}"),
            bytes("{\"a\": 1,}"),
            bytes("// a\n{}"),
            bytes("\uFEFF{}"),
            bytes("[".repeat(50_000)),
            bytes("{\"a\":".repeat(5_000)),
            bytes("{\"amount\": 1" + "0".repeat(5_000) + "}"),
            bytes("{\"" + "k".repeat(5_000) + "\": 1}"),
            bytes("{\"title\": \"" + "x".repeat(1_100_000) + "\"}"),
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'},
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'},
            "{\"title\": 1}".getBytes(StandardCharsets.UTF_16),
            new byte[1_000]);

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    byte[] body() {
        return BODIES.get(random.nextInt(BODIES.size()));
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** One to three places of it are no longer as they were. */
    byte[] spoilt(JsonNode good) {
        JsonNode[] root = {good.deepCopy()};
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            List<Runnable> places = new ArrayList<>();
            places.add(() -> root[0] = value(root[0]));
            collect(root[0], places);
            // The whole of it is one place of many.
            places.get(places.size() == 1 ? 0 : 1 + random.nextInt(places.size() - 1))
                    .run();
        }
        String text = root[0].toString();
        return bytes(random.nextInt(8) == 0 ? doubled(text) : text);
    }

    private void collect(JsonNode node, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            places.add(() -> object.set("surprise", value(object)));
            for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
                places.add(() -> object.set(entry.getKey(), value(entry.getValue())));
                places.add(() -> object.remove(entry.getKey()));
                collect(entry.getValue(), places);
            }
        } else if (node instanceof ArrayNode array) {
            places.add(() -> array.add(value(array)));
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(() -> {
                    if (at < array.size()) {
                        array.set(at, value(array.get(at)));
                    }
                });
                collect(array.get(i), places);
            }
        }
    }

    private JsonNode value(JsonNode before) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1, 2 -> JSON.textNode(text());
            case 3, 4 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 5 -> JSON.booleanNode(random.nextBoolean());
            case 6 -> JSON.arrayNode().add(before.deepCopy()).add(before.deepCopy());
            case 7 -> JSON.objectNode().set(text(), before.deepCopy());
            default -> many();
        };
    }

    private JsonNode many() {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < 2_000; i++) {
            array.add(i);
        }
        return array;
    }

    /** The first member stands there twice. */
    private static String doubled(String text) {
        int colon = text.indexOf("\":");
        return text.startsWith("{\"") && colon > 0
                ? "{" + text.substring(1, colon + 2) + "1," + text.substring(1)
                : text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
