package org.minga.voting.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class ClosingIT {
    private static final List<String> WHOLE_LIFE = List.of(
            "minga.contest.created.v1",
            "minga.contest.changed.v1",
            // The phase was closed early.
            "minga.contest.changed.v1",
            "minga.contest.sealed.v1",
            "minga.contest.participation_published.v1",
            "minga.contest.tallied.v1");

    @Inject
    Closing closing;

    private void tick() {
        closing.sealDue();
        closing.finishSealed();
    }

    private static List<String> events(Town.Opened opened) {
        return Events.outboxOf(opened.contest().toString()).stream()
                .map(Events.Stored::type)
                .toList();
    }

    @Test
    void a_contest_that_closed_is_sealed_counted_and_told_of() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A", "B");
        opened.approve("bo", "B");
        Instant closedAt = opened.town().closeVote().closesAt();

        Response result = opened.awaitResult();

        result.then()
                .statusCode(200)
                .body("state", equalTo("provisional"))
                .body("ballots", equalTo(2))
                .body("winners.code", contains("B"))
                .body("scores.B", equalTo(2));
        assertThat(events(opened)).isEqualTo(WHOLE_LIFE);
        opened.get().then().body("state", equalTo("provisional"));
        assertThat(Instant.parse(opened.get().path("closesAt"))).isEqualTo(closedAt);
    }

    @Test
    void a_contest_without_ballots_has_a_result_too() {
        Town.Opened opened = Town.open();

        opened.count().then().body("ballots", equalTo(0)).body("winners", empty());

        assertThat(events(opened)).doesNotContain("minga.contest.participation_published.v1");
    }

    @Test
    void a_withdrawn_ballot_counts_no_more_and_its_voter_took_no_part() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        Town.as("ana", "ballots:cast").delete("/v1/contests/" + opened.contest() + "/ballot");

        opened.count().then().body("ballots", equalTo(0));

        assertThat(events(opened)).doesNotContain("minga.contest.participation_published.v1");
    }

    @Test
    void who_took_part_is_published_sorted_in_pages() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        StuffedBox.stuff(opened.contest(), 2_400, n -> "{\"selections\":[\"A\"]}");

        opened.count().then().body("ballots", equalTo(2_401));

        List<Events.Stored> pages = Events.outboxOf(opened.contest().toString()).stream()
                .filter(event -> event.type().equals("minga.contest.participation_published.v1"))
                .toList();
        assertThat(pages)
                .extracting(page -> page.data().get("personIds").size())
                .containsExactly(1_000, 1_000, 401);
        assertThat(pages).extracting(page -> page.data().get("page").asInt()).containsExactly(1, 2, 3);
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.data().get("pages").asInt()).isEqualTo(3));
        List<String> everybody = new ArrayList<>();
        pages.forEach(page -> page.data().get("personIds").forEach(id -> everybody.add(id.asText())));
        assertThat(everybody).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void several_replicas_at_once_take_each_step_once() throws Exception {
        List<Town.Opened> contests = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Town.Opened opened = Town.open();
            opened.approve("ana", "A");
            contests.add(opened);
        }
        contests.forEach(opened -> opened.town().closeVote());
        CyclicBarrier gate = new CyclicBarrier(4);
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Future<?>> ticks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ticks.add(replicas.submit(() -> {
                    for (int tick = 0; tick < 5; tick++) {
                        gate.await();
                        tick();
                    }
                    return null;
                }));
            }
            for (Future<?> tick : ticks) {
                tick.get();
            }
        }

        for (Town.Opened opened : contests) {
            opened.awaitResult().then().body("ballots", equalTo(1));
            assertThat(events(opened)).isEqualTo(WHOLE_LIFE);
        }
    }

    @Test
    void a_phase_that_passed_while_nobody_looked_is_opened_and_counted_all_the_same() {
        Town town = Town.draft();
        Town.Opened opened = new Town.Opened(town, town.create(Map.of()));

        town.closeVote();

        opened.awaitResult().then().body("ballots", equalTo(0));
    }

    @Test
    void an_extension_moves_the_close() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A").then().statusCode(201);
        opened.town().publish();

        opened.approve("bo", "A").then().statusCode(201);
        assertThat(opened.state()).isEqualTo("open");
    }
}
