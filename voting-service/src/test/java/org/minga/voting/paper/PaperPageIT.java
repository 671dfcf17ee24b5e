package org.minga.voting.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.minga.voting.Town.admin;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.voting.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class PaperPageIT {
    private static Map<String, Object> paper(String code) {
        return Map.of("selections", List.of(code));
    }

    private static Town.Opened openForPaper() {
        return Town.open(Map.of("paper", true));
    }

    @Test
    void pages_come_in_once_in_order_and_can_be_gone_on_with() {
        Town.Opened opened = openForPaper();
        List<Object> first = List.of(Map.of("ref", "A-1", "selections", List.of("B", "A")), paper("A"));
        String path = "/v1/admin/contests/" + opened.contest() + "/paper-pages";

        Response imported = opened.page(1, first);
        imported.then()
                .statusCode(201)
                .body("page", equalTo(1))
                .body("ballots", equalTo(2))
                .body("contentHash", startsWith("sha256:"));
        Response again = opened.page(1, first);
        again.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(imported.asString());
        opened.page(1, List.of(paper("A")))
                .then()
                .statusCode(409)
                .body("type", endsWith("/paper-page-differs"))
                .body("contentHash", equalTo(imported.path("contentHash")));
        opened.page(3, first)
                .then()
                .statusCode(409)
                .body("type", endsWith("/paper-page-out-of-order"))
                .body("nextPage", equalTo(2));
        opened.page(2, first).then().statusCode(201);

        admin("vera")
                .get(path + "?limit=1")
                .then()
                .statusCode(200)
                .body("nextPage", equalTo(3))
                .body("items", hasSize(1))
                .body("items[0].page", equalTo(1))
                .body("items[0].importedBy", equalTo(TestTokens.subject("olivia")));
        String next = admin("vera").get(path + "?limit=1").path("page.next");
        admin("vera").get(path + "?cursor=" + next).then().body("items.page", contains(2));
        assertThat(Events.outboxOf(opened.contest().toString()))
                .filteredOn(event -> event.type().equals("minga.ballot_page.imported.v1"))
                .extracting(event -> event.data().get("page").asInt())
                .containsExactly(1, 2);
    }

    @Test
    void what_is_on_a_page_can_not_be_found_by_trying() throws Exception {
        List<Object> same = List.of(Map.of("ref", "A-1", "selections", List.of("B")));

        String one = openForPaper().page(1, same).path("contentHash");
        String other = openForPaper().page(1, same).path("contentHash");

        assertThat(one).isNotEqualTo(other);
        byte[] plain = MessageDigest.getInstance("SHA-256")
                .digest("A-1\t{\"selections\":[\"B\"]}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(List.of(one, other))
                .doesNotContain("sha256:" + HexFormat.of().formatHex(plain));
    }

    @Test
    void paper_ballots_count_and_nobody_took_part_with_them() {
        Town.Opened opened = openForPaper();
        opened.page(1, Collections.nCopies(2_000, paper("B"))).then().statusCode(201);
        opened.approve("ana", "A").then().statusCode(201);

        Response result = opened.count();

        result.then()
                .body("ballots", equalTo(2_001))
                .body("paperBallots", equalTo(2_000))
                .body("winners.code", contains("B"))
                .body("scores.A", equalTo(1));
        assertThat(Events.outboxOf(opened.contest().toString()))
                .filteredOn(event -> event.type().equals("minga.contest.participation_published.v1"))
                .singleElement()
                .satisfies(event -> assertThat(event.data().get("personIds").toString())
                        .isEqualTo("[\"" + TestTokens.subject("ana") + "\"]"));
        opened.page(2, List.of(paper("A"))).then().statusCode(409).body("type", endsWith("/contest-not-open"));
        opened.page(1, Collections.nCopies(2_000, paper("B"))).then().statusCode(200);
    }

    @Test
    void a_faulty_page_leaves_nothing_behind() {
        Town.Opened opened = openForPaper();
        opened.page(1, List.of(paper("A"), paper("X")))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/ballots/1/selections/0"));
        opened.page(0, List.of(paper("A"))).then().statusCode(422);
        opened.page(1, List.of()).then().statusCode(422).body("errors.code", contains("out_of_range"));
        opened.page(1, Collections.nCopies(2_001, paper("A"))).then().statusCode(422);

        assertThat(Town.number("SELECT count(*) FROM paper_ballot WHERE contest_id = ?", opened.contest()))
                .isZero();
    }

    @Test
    void only_a_contest_set_up_for_paper_takes_it_and_only_from_its_organisers() {
        Town.Opened online = Town.open();
        online.page(1, List.of(paper("A"))).then().statusCode(409).body("type", endsWith("/paper-not-accepted"));
        Town.Opened opened = openForPaper();
        for (String person : List.of("vera", "bo")) {
            admin(person)
                    .body(Map.of("ballots", List.of(paper("A"))))
                    .put("/v1/admin/contests/" + opened.contest() + "/paper-pages/1")
                    .then()
                    .statusCode(403);
        }
        Town later = Town.draft().votingLater();
        Town.Opened upcoming = new Town.Opened(later, later.create(Map.of("paper", true)));
        later.publish();
        upcoming.page(1, List.of(paper("A"))).then().statusCode(409).body("type", endsWith("/contest-not-open"));
    }

    @Test
    void the_same_page_sent_by_many_at_once_is_taken_in_once() throws Exception {
        Town.Opened opened = openForPaper();
        opened.approve("ana", "A").then().statusCode(201);
        CyclicBarrier gate = new CyclicBarrier(8);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(senders.submit(() -> {
                    gate.await();
                    return opened.page(1, Collections.nCopies(100, paper("C"))).statusCode();
                }));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(Town.number("SELECT count(*) FROM paper_ballot WHERE contest_id = ?", opened.contest()))
                .isEqualTo(100);
    }
}
