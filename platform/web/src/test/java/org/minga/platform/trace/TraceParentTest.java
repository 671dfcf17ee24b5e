package org.minga.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String HEADER = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void a_child_stays_in_the_trace_under_a_new_span() {
        TraceParent parent = TraceParent.parse(HEADER).orElseThrow();

        TraceParent child = parent.child();

        assertThat(parent.header()).isEqualTo(HEADER);
        assertThat(child.traceId()).isEqualTo(TRACE);
        assertThat(child.parentId()).isNotEqualTo(parent.parentId());
        assertThat(child.sampled()).isTrue();
    }

    @Test
    void a_later_version_is_read_as_far_as_we_know_it() {
        assertThat(TraceParent.parse("cc-" + TRACE + "-00f067aa0ba902b7-01-what-comes"))
                .isPresent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "x",
                "00-" + TRACE + "-00f067aa0ba902b7",
                "00-" + TRACE + "-00f067aa0ba902b7-01-more",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void anything_else_is_no_trace_parent(String header) {
        assertThat(TraceParent.parse(header)).isEmpty();
    }

    @Test
    void a_fresh_trace_is_well_formed() {
        TraceParent fresh = TraceParent.fresh();

        assertThat(TraceParent.parse(fresh.header())).contains(fresh);
    }

    @Test
    void a_harmful_request_id_is_not_echoed() {
        assertThat(TraceFilter.requestId("abc-1", "own")).isEqualTo("abc-1");
        assertThat(TraceFilter.requestId(null, "own")).isEqualTo("own");
        assertThat(TraceFilter.requestId("a b", "own")).isEqualTo("own");
        assertThat(TraceFilter.requestId("<script>", "own")).isEqualTo("own");
        assertThat(TraceFilter.requestId("x".repeat(129), "own")).isEqualTo("own");
    }
}
