package org.minga.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    enum Colour {
        @JsonProperty("dark_red")
        DARK_RED,
        @JsonProperty("green")
        GREEN
    }

    record Everything(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Long big,
            @Nullable Boolean flag,
            @Nullable Double real,
            @Nullable BigDecimal exact,
            @Nullable Colour colour,
            @Nullable UUID id,
            @Nullable Instant moment,
            @Nullable List<String> list,
            @Nullable Map<String, String> map,
            @Nullable Everything inner) {}

    private final ObjectMapper mapper = Json.newMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unknown\": 1}",
                "{\"text\": 1}",
                "{\"text\": 1.5}",
                "{\"text\": true}",
                "{\"text\": {}}",
                "{\"text\": []}",
                "{\"text\": [\"a\"]}",
                "{\"text\": \"a\\u0000b\"}",
                "{\"text\": \"a\\ud800\"}",
                "{\"text\": \"\\udc00a\"}",
                "{\"number\": \"1\"}",
                "{\"number\": \"\"}",
                "{\"number\": 1.0}",
                "{\"number\": 1e2}",
                "{\"number\": true}",
                "{\"number\": 99999999999}",
                "{\"big\": 99999999999999999999}",
                "{\"big\": \"1\"}",
                "{\"flag\": \"true\"}",
                "{\"flag\": 1}",
                "{\"flag\": 0}",
                "{\"flag\": \"\"}",
                "{\"real\": \"1.5\"}",
                "{\"real\": \"NaN\"}",
                "{\"real\": NaN}",
                "{\"exact\": \"1.5\"}",
                "{\"colour\": 0}",
                "{\"colour\": \"\"}",
                "{\"colour\": \"DARK_RED\"}",
                "{\"colour\": \"blue\"}",
                "{\"colour\": true}",
                "{\"id\": \"\"}",
                "{\"id\": \"1-1-1-1-1\"}",
                "{\"id\": 5}",
                "{\"id\": \"AZC3pAAAcACAAAAAAAAAAQ==\"}",
                "{\"moment\": 1700000000}",
                "{\"moment\": \"1700000000\"}",
                "{\"moment\": \"\"}",
                "{\"moment\": \"2026-11-22\"}",
                "{\"moment\": \"2026-11-22T12:00:00\"}",
                "{\"moment\": \"+12026-11-22T12:00:00Z\"}",
                "{\"moment\": \"2026-13-22T12:00:00Z\"}",
                "{\"list\": \"a\"}",
                "{\"list\": \"\"}",
                "{\"list\": {}}",
                "{\"list\": [1]}",
                "{\"map\": []}",
                "{\"map\": {\"a\": 1}}",
                "{\"map\": {\"\\u0000\": \"a\"}}",
                "{\"map\": \"\"}",
                "{\"inner\": []}",
                "{\"inner\": \"\"}",
                "{\"inner\": {\"text\": 1}}",
                "{\"text\": \"a\", \"text\": \"b\"}",
                "{\"map\": {\"a\": \"1\", \"a\": \"2\"}}",
                "{\"text\": \"a\"} {}",
                "{\"text\": \"a\"} x",
                "{\"text\": \"a\",}",
                "{'text': \"a\"}",
                "{\"text\": \"a\"",
                "// no\n{}",
                "[]",
                "\"\"",
                "7"
            })
    void what_is_not_exactly_right_is_refused(String json) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> mapper.readValue(json, Everything.class));
    }

    @Test
    void absurd_depth_and_length_are_refused() {
        String deep = "{\"inner\":".repeat(100) + "null" + "}".repeat(100);
        String longNumber = "{\"number\": " + "1".repeat(100) + "}";
        String longText = "{\"text\": \"" + "x".repeat(1_000_001) + "\"}";

        for (String json : List.of(deep, longNumber, longText)) {
            assertThatExceptionOfType(JsonProcessingException.class)
                    .isThrownBy(() -> mapper.readValue(json, Everything.class));
        }
    }

    @Test
    void what_is_right_is_read() throws Exception {
        Everything read = mapper.readValue("""
                {"text": "", "number": -1, "big": 9999999999, "flag": false, "real": 1, "exact": 1.50, "colour": "dark_red",
                 "id": "0190B7A4-0000-7000-8000-000000000001", "moment": "2026-11-22T13:00:00.1234567+01:00",
                 "list": ["👋"], "map": {"es": "hola"}, "inner": {}}
                """, Everything.class);

        assertThat(read.moment()).isEqualTo(Instant.parse("2026-11-22T12:00:00.123456Z"));
        assertThat(read.colour()).isEqualTo(Colour.DARK_RED);
        assertThat(read.exact()).isEqualTo(new BigDecimal("1.50"));
        assertThat(read.list()).containsExactly("👋");
    }

    @Test
    void nulls_are_left_out_and_moments_are_in_utc() throws Exception {
        record Answer(
                @Nullable String none,
                Optional<String> empty,
                Instant at,
                Duration took,
                Colour colour,
                List<String> list) {}

        String json = mapper.writeValueAsString(new Answer(
                null,
                Optional.empty(),
                Instant.parse("2026-11-22T12:00:00Z"),
                Duration.ofSeconds(90),
                Colour.DARK_RED,
                List.of()));

        assertThat(json)
                .isEqualTo(
                        "{\"at\":\"2026-11-22T12:00:00Z\",\"took\":\"PT1M30S\",\"colour\":\"dark_red\",\"list\":[]}");
    }
}
