package org.minga.voting.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.voting.StuffedBox;
import org.minga.voting.Ties;
import org.minga.voting.Ties.Found;
import org.minga.voting.Ties.Mark;
import org.minga.voting.Ties.Voter;
import org.minga.voting.Town;
import org.minga.voting.ballot.domain.BoxKey;

/** After the close nothing that is stored or was said ties a ballot, or the time when it was cast, to a person. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class UntiedIT {
    /** As PostgreSQL writes it; tests see that no other row has it by chance, since it has microseconds. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private static final Set<String> BESIDE_NOBODY =
            Set.of("public.ballot_batch", "public.bundle_chunk", "public.counted_ballot", "public.log_page");

    /** The event, and the queues of the services that hear of contests. */
    private static final Set<String> TOLD_WHO_TOOK_PART =
            Set.of("message minga.contest.participation_published.v1", "queue campaign.inbox", "queue reward.inbox");

    private static final List<String> PLACES_OF_NAMES = Stream.concat(
                    TOLD_WHO_TOOK_PART.stream(), Stream.of("public.participant", "public.outbox"))
            .toList();

    private final Map<String, List<Mark>> ballots = new LinkedHashMap<>();
    private Ties ties;

    @BeforeEach
    void listen() throws IOException {
        ties = Ties.listen();
    }

    @AfterEach
    void stop() throws IOException {
        ties.close();
    }

    private void cast(Town.Opened opened, String voter, String... codes) {
        Response receipt = opened.approve(voter, codes);
        receipt.then().statusCode(receipt.<Integer>path("version") == 1 ? 201 : 200);
        List<Mark> marks = ballots.computeIfAbsent(voter, name -> new ArrayList<>());
        String of = " of " + voter + "'s version " + receipt.path("version");
        marks.add(Mark.ofBytes("tracker" + of, HexFormat.of().parseHex(receipt.path("tracker"))));
        marks.add(Mark.ofUuid("batch" + of, UUID.fromString(receipt.path("promise.batch"))));
        marks.add(time("time" + of, Instant.parse(receipt.path("receivedAt"))));
    }

    private static Mark time(String name, Instant at) {
        String text = TIME.format(OffsetDateTime.ofInstant(at, ZoneOffset.UTC)).replaceAll("0+$", "");
        return new Mark(name, Set.of(text, at.toString()));
    }

    /** What the database itself knows of a ballot, read while the key still lets that be read. */
    private Voter known(Connection database, UUID contest, BoxKey key, String voter) throws SQLException {
        String subject = TestTokens.subject(voter);
        byte[] tag = key.tag(subject);
        List<Mark> marks = new ArrayList<>(ballots.get(voter));
        try (PreparedStatement query = database.prepareStatement(
                "SELECT salt, batch_id, received_at FROM ballot WHERE contest_id = ? AND voter_tag = ?")) {
            query.setObject(1, contest);
            query.setBytes(2, tag);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).as(voter).isTrue();
                marks.add(Mark.ofBytes("salt of " + voter, rows.getBytes(1)));
                marks.add(Mark.ofUuid("last batch of " + voter, rows.getObject(2, UUID.class)));
                marks.add(time(
                        "last time of " + voter,
                        rows.getObject(3, OffsetDateTime.class).toInstant()));
            }
        }
        return new Voter(
                List.of(
                        Mark.ofText("name of " + voter, subject),
                        Mark.ofBytes("tag of " + voter, tag),
                        Mark.ofBytes("hidden name of " + voter, key.hide(tag, subject))),
                marks);
    }

    private Set<String> places(Stream<Mark> marks) {
        return ties.places(marks).stream().map(Found::place).collect(Collectors.toSet());
    }

    @Test
    void what_ties_ballots_to_people_while_the_box_is_open_is_gone_after_the_close() throws Exception {
        Town.Opened opened = Town.open(Map.of("paper", true));
        // Else the first ballot opens the contest, which keeps that time as its own.
        Awaitility.await("the clock opened it").until(() -> opened.state().equals("open"));
        cast(opened, "tied-ana", "A");
        cast(opened, "tied-bo", "A", "B");
        cast(opened, "tied-bo", "B");
        cast(opened, "tied-chen", "C");
        cast(opened, "tied-chen", "A", "C");
        Town.as("tied-chen", "ballots:cast")
                .delete("/v1/contests/" + opened.contest() + "/ballot")
                .then()
                .statusCode(200);
        cast(opened, "tied-dee", "B");
        opened.page(1, List.of(Map.of("selections", List.of("B"))));
        List<Voter> voters = new ArrayList<>();
        byte[] secret;
        try (Connection database = Events.database()) {
            secret = StuffedBox.secret(database, opened.contest());
            for (String voter : ballots.keySet()) {
                voters.add(known(database, opened.contest(), new BoxKey(secret), voter));
            }
        }
        Mark key = Mark.ofBytes("key", secret);

        // While the box is open the same search finds all of it.
        Set<String> tied = ties.between(voters).stream().map(Found::what).collect(Collectors.toSet());
        for (String voter : List.of("tied-ana", "tied-bo", "tied-dee")) {
            assertThat(tied)
                    .contains(
                            "tag of " + voter + " beside salt of " + voter,
                            "hidden name of " + voter + " beside last batch of " + voter,
                            "tag of " + voter + " beside last time of " + voter);
        }
        assertThat(tied)
                .contains("tag of tied-ana beside tracker of tied-ana's version 1")
                .contains("tag of tied-bo beside tracker of tied-bo's version 2");
        assertThat(places(Stream.of(key))).containsExactly("public.ballot_key");

        opened.count().then().statusCode(200);
        Awaitility.await("everything was said")
                .until(() -> places(names(voters)).containsAll(TOLD_WHO_TOOK_PART));

        assertThat(ties.between(voters)).isEmpty();
        assertThat(places(Stream.of(key))).isEmpty();
        assertThat(places(
                        voters.stream().flatMap(voter -> voter.person().stream().skip(1))))
                .isEmpty();
        assertThat(places(names(voters))).containsExactlyInAnyOrderElementsOf(PLACES_OF_NAMES);
        assertThat(places(voters.stream().flatMap(voter -> voter.ballot().stream())))
                .isSubsetOf(BESIDE_NOBODY)
                .contains("public.counted_ballot", "public.log_page");
        assertThat(ties.places(times(voters))).isEmpty();
        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ?", opened.contest()))
                .isZero();
    }

    private static Stream<Mark> names(List<Voter> voters) {
        return voters.stream().map(voter -> voter.person().getFirst());
    }

    private static Stream<Mark> times(List<Voter> voters) {
        return voters.stream()
                .flatMap(voter -> voter.ballot().stream())
                .filter(mark -> mark.name().contains("time"));
    }

    @Test
    void where_rows_stand_does_not_tell_who_came_first() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A").then().statusCode(201);
        StuffedBox.stuff(opened.contest(), 499, n -> "{\"selections\":[\"" + "ABC".charAt(n % 3) + "\"]}");

        opened.count().then().statusCode(200);

        assertThat(Town.texts("SELECT person_id FROM participant WHERE contest_id = ? ORDER BY ctid", opened.contest()))
                .hasSize(500)
                .isSorted();
        assertThat(Town.texts(
                        "SELECT encode(commitment, 'hex') FROM counted_ballot WHERE contest_id = ? ORDER BY ctid",
                        opened.contest()))
                .hasSize(500)
                .isSorted();
    }
}
