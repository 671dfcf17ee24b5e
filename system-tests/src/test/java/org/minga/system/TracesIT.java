package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.system.SpanReceiver.Heard;

/** One request is one trace, from the client through gateway, service, outbox and broker to the last consumer. */
class TracesIT {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String PUBLISHED = "minga.submission.published.v1";

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void a_submission_is_one_trace_to_the_last_consumer() {
        Call call = Call.draft("trace-organiser", Map.of());
        call.contestWithGivenOptions();
        call.publish();
        Person author = Person.named("trace-author");
        Call.created(Call.patiently(() -> call.submits(author, "Warm up", "warm-up")));
        String trace = UUID.randomUUID().toString().replace("-", "");

        Call.created(submits(call, author, trace, "01"));

        Heard gateway = awaitSpan(trace, "gateway", "POST /v1/submissions");
        Heard service = awaitSpan(trace, "submission-service", "POST /v1/submissions");
        Heard relay = awaitSpan(trace, "submission-service", "publish " + PUBLISHED);
        Heard rewards = awaitSpan(trace, "reward-service", "process " + PUBLISHED);
        Heard voting = awaitSpan(trace, "voting-service", "process " + PUBLISHED);
        assertThat(gateway.parent()).isEqualTo(CALLER);
        assertThat(service.parent()).isEqualTo(gateway.id());
        assertThat(List.of(relay, rewards, voting)).extracting(Heard::parent).containsOnly(service.id());
        assertThat(List.of(gateway, service, relay, rewards, voting))
                .extracting(Heard::kind)
                .containsExactly("SERVER", "SERVER", "PRODUCER", "CONSUMER", "CONSUMER");
        assertThat(World.spans().of(trace)).extracting(Heard::id).doesNotHaveDuplicates();
    }

    @Test
    void what_its_caller_does_not_record_leaves_no_span() {
        Call call = Call.draft("trace-organiser", Map.of());
        call.contestWithGivenOptions();
        call.publish();
        Person author = Person.named("trace-author");
        String quiet = UUID.randomUUID().toString().replace("-", "");
        String loud = UUID.randomUUID().toString().replace("-", "");

        Call.created(Call.patiently(() -> submits(call, author, quiet, "00")));
        Call.created(submits(call, author, loud, "01"));

        awaitSpan(loud, "reward-service", "process " + PUBLISHED);
        assertThat(World.spans().of(quiet)).isEmpty();
    }

    private static io.restassured.response.Response submits(Call call, Person author, String trace, String flags) {
        return author.asks()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("traceparent", "00-" + trace + "-" + CALLER + "-" + flags)
                .body(Map.of(
                        "campaignId",
                        call.campaign,
                        "type",
                        "idea",
                        "title",
                        "A bench",
                        "body",
                        "To sit on.",
                        "language",
                        "en"))
                .post("/v1/submissions");
    }

    private static Heard awaitSpan(String trace, String service, String name) {
        return await().atMost(Call.PATIENCE)
                .until(
                        () -> World.spans().of(trace).stream()
                                .filter(span -> span.service().equals(service)
                                        && span.name().equals(name))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
