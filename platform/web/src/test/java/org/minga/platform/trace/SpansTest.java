package org.minga.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final TraceParent RECORDED =
            new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

    @Test
    void without_a_collector_nothing_is_recorded_but_ids_travel() {
        try (Spans spans = Spans.off(false, InstantSource.system())) {
            Work fresh = spans.begin(Work.Kind.SERVER, null);
            Work work = spans.begin(Work.Kind.SERVER, RECORDED);

            assertThat(fresh.recorded()).isFalse();
            assertThat(fresh.continued()).isFalse();
            assertThat(work.recorded()).isFalse();
            assertThat(work.continued()).isTrue();
            assertThat(work.here().traceId()).isEqualTo(RECORDED.traceId());
            assertThat(work.here().parentId()).isNotEqualTo(RECORDED.parentId());
            assertThat(work.here().sampled()).isFalse();
        }
    }

    @Test
    void a_service_without_a_collector_still_passes_on_that_a_trace_is_recorded() {
        try (Spans spans = Spans.off(true, InstantSource.system())) {
            Work work = spans.begin(Work.Kind.SERVER, RECORDED);

            assertThat(work.here().sampled()).isTrue();
            assertThat(work.recorded()).isFalse();
        }
    }

    @Test
    void where_callers_are_followed_they_decide() {
        try (Spans spans = Spans.to(NOBODY, "thing", 1, true, InstantSource.system())) {
            assertThat(spans.begin(Work.Kind.CONSUMER, RECORDED).recorded()).isTrue();
            assertThat(spans.begin(Work.Kind.CONSUMER, RECORDED.withSampled(false))
                            .recorded())
                    .isFalse();
        }
    }

    @Test
    void where_anybody_may_call_the_ratio_decides() {
        try (Spans none = Spans.to(NOBODY, "door", 0, false, InstantSource.system());
                Spans all = Spans.to(NOBODY, "door", 1, false, InstantSource.system())) {
            assertThat(none.begin(Work.Kind.SERVER, RECORDED).recorded()).isFalse();
            assertThat(all.begin(Work.Kind.SERVER, null).recorded()).isTrue();
            assertThat(all.begin(Work.Kind.SERVER, RECORDED.withSampled(false)).recorded())
                    .isTrue();
        }
    }

    @Test
    void a_ratio_that_is_none_stops_the_start() {
        assertThatThrownBy(() -> Spans.to(NOBODY, "thing", 1.5, true, InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minga.tracing.ratio");
    }
}
