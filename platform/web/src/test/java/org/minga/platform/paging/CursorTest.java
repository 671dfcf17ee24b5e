package org.minga.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;

class CursorTest {

    private static void assertBad(Runnable reading) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading::run)
                .satisfies(refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemTypes.BAD_CURSOR));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AA", "AQ", "!!!!", "AQAB", "AQABYQ==", "AQABYR", "AgABYQ", " AQABYQ", "AQABYQA"})
    void what_we_did_not_make_is_refused(String cursor) {
        assertBad(() -> Cursor.decode(cursor, 1));
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String two = Cursor.encode("a", "b");

        assertBad(() -> Cursor.decode(two, 1));
        assertBad(() -> Cursor.decode(two, 3));
    }

    @Test
    void text_that_a_database_would_choke_on_is_refused() {
        byte[] nul = {1, 0, 1, 0};
        byte[] notUtf8 = {1, 0, 1, (byte) 0xC3};

        assertBad(() -> Cursor.decode(base64(nul), 1));
        assertBad(() -> Cursor.decode(base64(notUtf8), 1));
        assertBad(() -> Cursor.decode(base64("x".repeat(2000).getBytes(StandardCharsets.UTF_8)), 1));
    }

    @Test
    void parts_are_ids_moments_and_numbers() {
        UUID id = UUID.fromString("0190b7a4-0000-7000-8000-000000000001");
        Instant moment = Instant.parse("2026-11-22T12:00:00.000001Z");

        assertThat(Cursor.uuid(id.toString())).isEqualTo(id);
        assertThat(Cursor.instant(moment.toString())).isEqualTo(moment);
        assertThat(Cursor.number("-5")).isEqualTo(-5);
        assertBad(() -> Cursor.uuid("1-1-1-1-1"));
        assertBad(() -> Cursor.uuid("x"));
        assertBad(() -> Cursor.instant("yesterday"));
        assertBad(() -> Cursor.instant("2026-11-22T12:00:00+01:00"));
        assertBad(() -> Cursor.number("1e3"));
    }

    @Test
    void a_sort_key_too_long_for_a_cursor_is_our_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.encode("x".repeat(1000)));
    }

    @Test
    void the_surplus_row_only_tells_that_there_is_more() {
        PageRequest request = new PageRequest(null, 2);

        Page<String> more = Page.of(List.of("a", "b", "c"), request, Cursor::encode);
        Page<String> last = Page.of(List.of("a", "b"), request, Cursor::encode);

        assertThat(more.items()).containsExactly("a", "b");
        assertThat(more.page().next()).isEqualTo(Cursor.encode("b"));
        assertThat(last.items()).containsExactly("a", "b");
        assertThat(last.page().next()).isNull();
    }
}
