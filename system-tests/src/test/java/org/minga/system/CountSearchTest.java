package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The search for counts finds them where they are, and nothing where they are not. */
class CountSearchTest {
    private static final String CONTEST = "0197c2a0-0000-7000-8000-000000000530";

    private final CountSearch search = new CountSearch(Set.of(530L, 397L));

    @Test
    void values_texts_and_lengths_of_answers_are_found() {
        for (String leak : List.of(
                "{\"ballots\":530}",
                "{\"a\":[{\"b\":397.0}]}",
                "{\"note\":\"There are 530 ballots.\"}",
                "{\"next\":\"530\"}",
                "{\"items\":[" + String.join(",", Collections.nCopies(530, "{}")) + "]}",
                "{\"a\":1}\n{\"ballots\":530}\n",
                "count,A\n530,1\n",
                "W/\"530\"",
                "tree of 397.")) {
            assertThat(search.in("here", leak)).as(leak).hasSize(1);
        }
    }

    @Test
    void ids_times_addresses_and_other_numbers_are_none() {
        for (String other : List.of(
                "{\"id\":\"" + CONTEST + "\",\"n\":5300,\"half\":530.5,\"m\":-530}",
                "2026-11-22T10:11:12.530Z 2026-11-22 10:11:12.397 at Door.java:530 from 127.0.0.1:530",
                "a0b1c2d3e4f50530 x530 5300 1.530 sha256:" + "530a".repeat(16))) {
            assertThat(search.in("here", other)).as(other).isEmpty();
        }
    }

    @Test
    void log_lines_are_found_by_content_and_by_number() {
        assertThat(search.inLines("log", List.of("INFO flushed 397 ballots"))).hasSize(1);
        assertThat(search.inLines("log", List.of("INFO ballots:397"))).hasSize(1);
        List<String> one = new ArrayList<>();
        for (int i = 1; i <= 397; i++) {
            one.add("10:00:00.001 INFO ballot " + (100_000 + i) + " taken in");
        }
        assertThat(search.inLines("log", one)).hasSize(1);
        assertThat(search.inLines("log", one.subList(0, 396))).isEmpty();
    }

    @Test
    void metrics_may_count_requests_but_not_those_of_voters_nor_of_a_contest() {
        String requests = "http_server_requests_seconds_count{method=\"%s\",status=\"%s\",uri=\"%s\"} %s\n";
        for (String harmless : List.of(
                requests.formatted("GET", "2xx", "/v1/contests/{id}", "530.0"),
                requests.formatted("PUT", "5xx", "/v1/contests/{id}/ballot", "530.0"),
                "jvm_threads_live_threads 530.0\n",
                "http_server_veiled_per_second{uri=\"/v1/contests/{id}/ballot\"} 50.0\n",
                "minga_ballots_per_second 500.0\n")) {
            assertThat(search.inMetrics("metrics", harmless, CONTEST))
                    .as(harmless)
                    .isEmpty();
        }
        for (String leak : List.of(
                requests.formatted("PUT", "2xx", "/v1/contests/{id}/ballot", "1024.0"),
                requests.formatted("POST", "2xx", "/v1/contests/{id}/pairs", "7.0"),
                requests.formatted("GET", "2xx", "/v1/contests/{id}/eligibility", "7.0"),
                requests.formatted("PUT", "5xx", "/v1/contests/" + CONTEST + "/ballot", "7.0"),
                "ballots_total 530.0\n",
                "ballots_total{a=\"b c\"} 5.3E2\n")) {
            assertThat(search.inMetrics("metrics", leak, CONTEST)).as(leak).hasSize(1);
        }
    }
}
