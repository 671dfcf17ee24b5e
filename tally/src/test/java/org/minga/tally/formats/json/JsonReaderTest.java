package org.minga.tally.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "true",
                "0",
                "-1",
                "9007199254740991",
                "{\"a\":[1,{\"b\":false}],\"b\":\"\\n\u20ac\"}"
            })
    void canonical_text_is_read_and_recognised(String text) {
        assertThat(JsonReader.read(text))
                .isInstanceOfSatisfying(
                        JsonRead.Canonical.class,
                        read -> assertThat(CanonicalJson.text(read.value())).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " {}",
                "{} ",
                "{\"b\":1,\"a\":2}",
                "[1, 2]",
                "\"\\u0041\"",
                "\"\\/\"",
                "\"\\u000A\"",
                "-0",
                "{\"a\":1}\n"
            })
    void other_forms_are_read_and_told(String text) {
        assertThat(JsonReader.read(text)).isInstanceOf(JsonRead.NotCanonical.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\":1,\"a\":2}",
                "null",
                "[null]",
                "1.0",
                "1e3",
                "9007199254740992",
                "123456789012345678901234567890123456789012",
                "NaN",
                "'a'",
                "{} {}",
                "{}x",
                "\"\\ud800\"",
                "[1,]",
                "01",
                "\"\u0001\"",
                "\ufeff{}",
                "// x"
            })
    void what_is_no_value_is_refused(String text) {
        assertThat(JsonReader.read(text)).isInstanceOf(JsonRead.Broken.class);
    }

    @Test
    void deep_wide_and_long_texts_are_refused() {
        int deep = 100_000;

        assertThat(JsonReader.read("[".repeat(deep))).isInstanceOf(JsonRead.Broken.class);
        assertThat(JsonReader.read("{\"a\":".repeat(deep))).isInstanceOf(JsonRead.Broken.class);
        assertThat(JsonReader.read("[" + "0,".repeat(1_000_000) + "0]")).isInstanceOf(JsonRead.Broken.class);
        assertThat(JsonReader.read("\"" + "x".repeat(2 << 20) + "\"")).isInstanceOf(JsonRead.Broken.class);
        assertThat(JsonReader.read("[".repeat(16) + "]".repeat(16))).isInstanceOf(JsonRead.Canonical.class);
    }

    @Test
    void reasons_stay_short() {
        JsonRead read = JsonReader.read("\"" + "x".repeat(2 << 20) + "\"");

        assertThat(read)
                .isInstanceOfSatisfying(
                        JsonRead.Broken.class,
                        broken -> assertThat(broken.reason()).hasSizeLessThan(400));
    }

    @Test
    void bytes_must_be_utf_8() {
        byte[] latin = "\"é\"".getBytes(StandardCharsets.ISO_8859_1);
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

        assertThat(JsonReader.read(latin)).isInstanceOf(JsonRead.Broken.class);
        assertThat(JsonReader.read(overlong)).isInstanceOf(JsonRead.Broken.class);
        assertThat(JsonReader.read(surrogate)).isInstanceOf(JsonRead.Broken.class);
        assertThat(JsonReader.read("\"é\"".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new JsonRead.Canonical(new JsonValue.Text("é")));
        assertThat(JsonReader.read("{\"a\":1}"))
                .isEqualTo(new JsonRead.Canonical(JsonValue.object(Map.of("a", JsonValue.number(1)))));
    }
}
