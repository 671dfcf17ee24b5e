package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.local.backing.process.Archive;
import org.minga.system.CommandLine.Outcome;

/** What a newcomer types, on a platform with the real Keycloak. */
class CommandLineIT {
    private static final CommandLine MINGA =
            CommandLine.in(CommandLine.ROOT.resolve("system-tests/target/command-line"));
    private static final int MINUTES = 60;

    @BeforeAll
    static void start() throws Exception {
        Archive.delete(MINGA.home());
        Outcome up = MINGA.run(5 * MINUTES, "up", "--detach");
        assertThat(up.exit()).as(up.output()).isZero();
    }

    @AfterAll
    static void down_leaves_no_process_behind() throws Exception {
        Outcome down = MINGA.run(2 * MINUTES, "down");
        assertThat(down.exit()).as(down.output()).isZero();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(MINGA.leftBehind()).isEmpty());
    }

    @Test
    void the_demo_plays_a_whole_campaign() throws Exception {
        Outcome demo = MINGA.run(5 * MINUTES, "demo", "--exit");

        assertThat(demo.lastLine()).as(demo.output()).isEqualTo("demo=ok");
        assertThat(demo.exit()).isZero();
    }

    @Test
    void status_says_what_runs() throws Exception {
        Outcome status = MINGA.run(MINUTES, "status", "--json");

        assertThat(status.exit()).as(status.output()).isZero();
        assertThat(status.output()).contains("campaign", "submission", "voting", "reward", "gateway");
    }

    @Test
    void a_demo_account_gets_a_token() throws Exception {
        Outcome token = MINGA.run(MINUTES, "token", "ana");

        assertThat(token.exit()).as(token.output()).isZero();
        assertThat(token.lastLine().split("\\.", -1)).hasSize(3);
        Outcome nobody = MINGA.run(MINUTES, "token", "nobody");
        assertThat(nobody.exit()).isNotZero();
    }

    @Test
    void the_sample_election_is_reproduced_and_its_bundle_recounted() throws Exception {
        String bundle =
                imports(CommandLine.ROOT.resolve("tally/src/main/resources/samples/river-park.pb"), MINUTES * 3);

        String hash = hashOf(bundle);
        Outcome good = MINGA.run(MINUTES, "recount", bundle, "--hash", hash);
        assertThat(good.exit()).as(good.output()).isZero();

        List<String> lines = Files.readAllLines(Path.of(bundle));
        // Imported ballots are paper; they come after the head of the log.
        int ballot = IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).startsWith("{\"p\":"))
                .findFirst()
                .orElseThrow();
        assertRefused(lines, hash, changed -> changed.set(ballot, changed.get(ballot + 1)));
        assertRefused(lines, hash, dropped -> dropped.remove(ballot));
        assertRefused(lines, hash, added -> added.add(ballot, added.get(ballot)));
    }

    @Test
    void a_real_election_of_each_ballot_type_is_reproduced() throws Exception {
        Path files = TestData.voting().resolve("data/pb");
        imports(files.resolve("Poland_Czestochowa_2024_Polnoc.pb"), 3 * MINUTES);
        imports(files.resolve("Poland_Krakow_2020_Podgorze.pb"), 3 * MINUTES);
        imports(files.resolve("Poland_Warszawa_2018_Praga-Poludnie.pb"), 3 * MINUTES);
    }

    @Test
    @EnabledIfSystemProperty(named = "minga.long", matches = "true")
    void every_greedy_election_is_reproduced() throws Exception {
        try (var files = Files.list(TestData.voting().resolve("data/pb"))) {
            for (Path file : files.sorted().toList()) {
                if (Files.readString(file).contains("\nrule;greedy")) {
                    System.out.println(file.getFileName());
                    imports(file, 10 * MINUTES);
                }
            }
        }
    }

    private interface Edit {
        void on(List<String> lines);
    }

    private static void assertRefused(List<String> lines, String hash, Edit edit) throws Exception {
        List<String> edited = new java.util.ArrayList<>(lines);
        edit.on(edited);
        Path file = MINGA.home().resolve("edited.ndjson");
        Files.writeString(file, String.join("\n", edited) + "\n");
        Outcome refused = MINGA.run(MINUTES, "recount", file.toString(), "--hash", hash);
        assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).contains("page 1");
    }

    /** Imports an election whose official result must come out; returns where its bundle lies. */
    private static String imports(Path file, int limitSeconds) throws Exception {
        Outcome outcome = MINGA.run(limitSeconds, "import-election", file.toString());
        assertThat(outcome.lastLine()).as(outcome.output()).isEqualTo("official=identical");
        assertThat(outcome.exit()).isZero();
        Matcher bundle = Pattern.compile("(/\\S+\\.ndjson)").matcher(outcome.output());
        assertThat(bundle.find()).as(outcome.output()).isTrue();
        return bundle.group(1);
    }

    private static String hashOf(String bundle) throws IOException {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            return java.util.HexFormat.of().formatHex(digest.digest(Files.readAllBytes(Path.of(bundle))));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
