package org.minga.voting.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;

/** Whatever happens to the replica that is at a step, another one takes it, and nothing is lost or done twice. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class TakeoverIT {
    @Inject
    Closing closing;

    private void tick() {
        closing.sealDue();
        closing.finishSealed();
    }

    /** Where a step is cut off: what it writes or destroys, and the column that names the contest. */
    private static final Map<String, String> CUTS = Map.of(
            "seal",
                    "AFTER UPDATE OF state ON contest FOR EACH ROW WHEN (NEW.state = 'sealed') EXECUTE FUNCTION cut('id')",
            "untie", "AFTER DELETE ON ballot_key FOR EACH ROW EXECUTE FUNCTION cut('contest_id')",
            "participation",
                    "AFTER UPDATE OF participation_published_at ON contest FOR EACH ROW EXECUTE FUNCTION cut('id')",
            "count", "AFTER INSERT ON contest_result FOR EACH ROW EXECUTE FUNCTION cut('contest_id')");

    @BeforeEach
    void sharpen() {
        Town.execute("CREATE TABLE IF NOT EXISTS cut_off (contest_id text)");
        Town.execute("GRANT SELECT ON cut_off TO PUBLIC");
        Town.execute("""
                CREATE OR REPLACE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM cut_off WHERE contest_id = to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[0]) THEN
                        RAISE EXCEPTION 'planted';
                    END IF;
                    RETURN NULL;
                END $$""");
    }

    @AfterEach
    void mend() {
        for (String table : List.of("contest", "ballot_key", "contest_result")) {
            Town.execute("DROP TRIGGER IF EXISTS cut ON " + table);
        }
        Town.execute("TRUNCATE cut_off");
    }

    /** Two who voted, one of them twice. */
    static Town.Opened voted() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        opened.approve("bo", "A", "B");
        opened.approve("ana", "B");
        return opened;
    }

    private static long rows(String table, UUID contest) {
        return Town.number("SELECT count(*) FROM " + table + " WHERE contest_id = ?", contest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal", "untie", "participation", "count"})
    void a_step_that_is_cut_off_leaves_nothing_and_is_taken_again(String cut) {
        Town.Opened opened = voted();
        UUID contest = opened.contest();
        Town.execute("INSERT INTO cut_off VALUES ('" + contest + "')");
        Town.execute("CREATE TRIGGER cut " + CUTS.get(cut));
        opened.town().closeVote();
        Awaitility.await("the step is due").until(() -> {
            tick();
            return switch (cut) {
                case "seal" -> true;
                case "untie" -> opened.state().equals("sealed");
                case "participation" -> rows("ballot_key", contest) == 0;
                default ->
                    Town.number(
                                    "SELECT count(*) FROM contest WHERE id = ? AND participation_published_at IS NOT NULL",
                                    contest)
                            == 1;
            };
        });
        tick();
        tick();

        assertThat(opened.state()).isEqualTo(cut.equals("seal") ? "open" : "sealed");
        boolean untied = cut.equals("participation") || cut.equals("count");
        assertThat(rows("ballot", contest)).isEqualTo(untied ? 0 : 2);
        assertThat(rows("ballot_key", contest)).isEqualTo(untied ? 0 : 1);
        assertThat(rows("counted_ballot", contest)).isEqualTo(untied ? 2 : 0);
        assertThat(rows("participant", contest)).isEqualTo(untied ? 2 : 0);
        assertThat(rows("bundle_chunk", contest)).isZero();
        assertThat(events(opened, "minga.contest.participation_published.v1")).isEqualTo(cut.equals("count") ? 1 : 0);
        Town.execute("DELETE FROM cut_off");

        opened.awaitResult();
        Bundles.assertRight(opened, 2);
        assertThat(events(opened, "minga.contest.participation_published.v1")).isEqualTo(1);
        assertThat(events(opened, "minga.contest.sealed.v1")).isEqualTo(1);
        assertThat(events(opened, "minga.contest.tallied.v1")).isEqualTo(1);
    }

    private static long events(Town.Opened opened, String type) {
        return Events.outboxOf(opened.contest().toString()).stream()
                .filter(event -> event.type().equals(type))
                .count();
    }

    @Test
    void a_box_that_its_log_does_not_know_is_not_destroyed() {
        Town.Opened opened = voted();
        Town.execute(
                "INSERT INTO ballot SELECT contest_id, '\\x00', voter, canonical, weight, salt, '\\x00', batch_id, NULL, NULL,"
                        + " version, received_at FROM ballot WHERE version = 1 AND contest_id = '" + opened.contest()
                        + "'");
        opened.town().closeVote();
        Awaitility.await("box and log are compared").until(() -> {
            tick();
            return opened.state().equals("sealed");
        });
        tick();

        assertThat(opened.state()).isEqualTo("sealed");
        assertThat(rows("ballot", opened.contest())).isEqualTo(3);
        assertThat(rows("ballot_key", opened.contest())).isEqualTo(1);
        assertThat(rows("counted_ballot", opened.contest())).isZero();
        Town.execute("DELETE FROM ballot WHERE voter_tag = '\\x00' AND contest_id = '" + opened.contest() + "'");

        opened.awaitResult();
        Bundles.assertRight(opened, 2);
    }

    @Test
    void many_ballots_are_untied_once_though_two_replicas_try() throws Exception {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A").then().statusCode(201);
        StuffedBox.stuff(opened.contest(), 4_999, n -> "{\"selections\":[\"" + "ABC".charAt(n % 3) + "\"]}");
        opened.town().closeVote();
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            List<Future<?>> ticks = List.of(replicas.submit(this::tickOn), replicas.submit(this::tickOn));
            for (Future<?> tick : ticks) {
                tick.get();
            }
        }

        opened.awaitResult();
        Bundles.assertRight(opened, 5_000);
        assertThat(rows("participant", opened.contest())).isEqualTo(5_000);
    }

    private void tickOn() {
        for (int i = 0; i < 20; i++) {
            tick();
        }
    }
}
