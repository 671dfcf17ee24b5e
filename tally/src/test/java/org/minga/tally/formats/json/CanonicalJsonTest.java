package org.minga.tally.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.Rational;

class CanonicalJsonTest {

    /** RFC 8785, 3.2.3: the example whose keys tell apart UTF-16 order, code point order and UTF-8 order. */
    @Test
    void keys_are_sorted_by_utf_16_code_units() {
        Map<String, JsonValue> members = new HashMap<>();
        members.put("\u20ac", new JsonValue.Text("Euro Sign"));
        members.put("\r", new JsonValue.Text("Carriage Return"));
        members.put("\ufb33", new JsonValue.Text("Hebrew Letter Dalet With Dagesh"));
        members.put("1", new JsonValue.Text("One"));
        members.put("\ud83d\ude00", new JsonValue.Text("Emoji: Grinning Face"));
        members.put("\u0080", new JsonValue.Text("Control"));
        members.put("\u00f6", new JsonValue.Text("Latin Small Letter O With Diaeresis"));

        String text = CanonicalJson.text(JsonValue.object(members));

        assertThat(text)
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, 3.2.2.2 and its example in 3.2.2. */
    @Test
    void strings_are_escaped_as_ecmascript_does() {
        String value = "\u20ac$\u000f\nA'B\"\\\\\"/\b\f\t\u001f\u007f\u2028";

        assertThat(CanonicalJson.text(new JsonValue.Text(value)))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\\u001f\u007f\u2028\"");
    }

    @Test
    void text_is_utf_8_without_blanks() {
        JsonValue value = JsonValue.object(Map.of(
                "b", JsonValue.texts(List.of("\u20ac", "x")),
                "a", new JsonValue.Items(List.of(new JsonValue.Flag(true), JsonValue.object(Map.of()))),
                "c", new JsonValue.Items(List.of())));

        assertThat(CanonicalJson.bytes(value))
                .isEqualTo("{\"a\":[true,{}],\"b\":[\"\u20ac\",\"x\"],\"c\":[]}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void numbers_are_numbers_while_every_reader_keeps_them_exact() {
        long limit = JsonValue.MAX_EXACT;

        assertThat(CanonicalJson.text(JsonValue.number(limit))).isEqualTo("9007199254740991");
        assertThat(CanonicalJson.text(JsonValue.number(-limit))).isEqualTo("-9007199254740991");
        assertThat(CanonicalJson.text(JsonValue.number(limit + 1))).isEqualTo("\"9007199254740992/1\"");
        assertThat(CanonicalJson.text(JsonValue.number(Long.MIN_VALUE))).isEqualTo("\"-9223372036854775808/1\"");
        assertThat(CanonicalJson.text(JsonValue.number(new Rational(BigInteger.TWO, BigInteger.valueOf(6)))))
                .isEqualTo("\"1/3\"");
        assertThat(CanonicalJson.text(JsonValue.number(0))).isEqualTo("0");
        assertThatThrownBy(() -> new JsonValue.Whole(limit + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lone_surrogates_have_no_canonical_form() {
        assertThatThrownBy(() -> CanonicalJson.text(new JsonValue.Text("a\ud800")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.text(new JsonValue.Text("\udc00\ud800")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
