package org.minga.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemJsonTest {

    private static final ProblemType CLOSED = new ProblemType("thing-closed", "The thing is closed", 409);

    @Test
    void members_stand_in_a_fixed_order_with_extensions_flat() {
        Problem problem = Problem.of(CLOSED, "It closed a while ago.")
                .with("closedAt", Instant.parse("2026-11-22T12:00:00Z"))
                .withErrors(
                        List.of(new FieldError("/a", "late", "is late"), FieldError.parameter("q", "odd", "is odd")));

        String json = ProblemJson.render(problem, "/v1/things", "abc");

        assertThat(json)
                .isEqualTo(
                        "{\"type\":\"https://minga.example/problems/thing-closed\",\"title\":\"The thing is closed\","
                                + "\"status\":409,\"detail\":\"It closed a while ago.\",\"instance\":\"/v1/things\","
                                + "\"closedAt\":\"2026-11-22T12:00:00Z\","
                                + "\"errors\":[{\"pointer\":\"/a\",\"code\":\"late\",\"detail\":\"is late\"},"
                                + "{\"parameter\":\"q\",\"code\":\"odd\",\"detail\":\"is odd\"}],\"traceId\":\"abc\"}");
    }

    @Test
    void long_and_unprintable_text_is_cut_and_cleaned() {
        Problem problem = Problem.of(CLOSED, "\u001b[31m" + "x".repeat(500));

        assertThat(problem.detail()).hasSize(201).startsWith(" [31mx").endsWith("…");
        assertThat(SafeText.cap("x".repeat(199) + "👋👋")).isEqualTo("x".repeat(199) + "…");
    }

    @Test
    void an_extension_cannot_pass_for_a_member_of_the_standard() {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(CLOSED).with("status", 200));
    }

    @Test
    void a_type_must_be_a_slug_with_an_error_status() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProblemType("Not A Slug", "x", 400));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProblemType("x", "x", 200));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProblemType("x", " ", 400));
    }

    @Test
    void slugs_are_unique() {
        assertThat(ProblemTypes.all()).extracting(ProblemType::slug).doesNotHaveDuplicates();
    }
}
