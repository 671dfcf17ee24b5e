package org.minga.voting.closing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.tally.formats.bundle.Evidence;
import org.minga.tally.formats.bundle.Verify;
import org.minga.tally.formats.bundle.VerifyOutcome;
import org.minga.tally.formats.bundle.VerifyOutcome.Confirmed;
import org.minga.tally.formats.bundle.VerifyOutcome.Refuted;
import org.minga.voting.Town;

/** A bundle that the service wrote, edited once in all ways: who has nothing but the published keys sees it. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class EditedBundleIT {
    private static final int TRIES = 300;

    private enum Edit {
        FLIP_BIT,
        DROP_LINE,
        ADD_LINE,
        SWAP_LINES,
        TRUNCATE,
        SIGNATURE_OF_ANOTHER,
        OLD_HEAD,
        UN_VOID,
        RE_VOID,
        CHANGE_BALLOT
    }

    /** With changed and withdrawn ballots, paper, and more than one head. */
    private static Town.Opened counted() {
        Town.Opened opened = Town.open(Map.of("paper", true));
        for (int voter = 0; voter < 12; voter++) {
            opened.approve("edited-" + voter, "A").then().statusCode(201);
        }
        Awaitility.await("a head is signed")
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> Town.number("SELECT count(*) FROM tree_head WHERE contest_id = ?", opened.contest()) > 0);
        for (int voter = 0; voter < 4; voter++) {
            opened.approve("edited-" + voter, "B", "C").then().statusCode(200);
        }
        Town.as("edited-5", "ballots:cast")
                .delete("/v1/contests/" + opened.contest() + "/ballot")
                .then()
                .statusCode(200);
        opened.page(1, List.of(Map.of("selections", List.of("C")))).then().statusCode(201);
        opened.count().then().statusCode(200);
        return opened;
    }

    private static List<String> bundle(Town.Opened opened) {
        return given().get("/v1/contests/" + opened.contest() + "/bundle")
                .asString()
                .lines()
                .toList();
    }

    private static VerifyOutcome verify(byte[] bundle) throws IOException {
        Evidence.Item keys =
                new Evidence.Item("keys", given().get("/v1/log-keys").asString());
        return Verify.of(new ByteArrayInputStream(bundle), new Evidence(null, keys, List.of(), List.of()));
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void every_edit_is_refused_and_named_and_the_original_is_not() throws Exception {
        List<String> lines = bundle(counted());
        List<String> another = bundle(counted());
        byte[] original = bytes(lines);
        assertThat(verify(original)).isInstanceOf(Confirmed.class);
        Random random = new Random(4);

        for (int n = 0; n < TRIES; n++) {
            Edit edit = Edit.values()[n % Edit.values().length];
            byte[] edited = edit(edit, lines, another.getLast(), random);
            if (Arrays.equals(edited, original)) {
                continue;
            }

            assertThat(verify(edited)).as("%s, try %d", edit, n).isInstanceOfSatisfying(Refuted.class, refuted -> {
                assertThat(refuted.recount().explanation()).isNotBlank();
                assertThat(refuted.recount().line()).isBetween(1L, lines.size() + 1L);
            });
        }
    }

    private static byte[] edit(Edit edit, List<String> original, String signature, Random random) {
        List<String> lines = new ArrayList<>(original);
        byte[] bytes = bytes(lines);
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (edit) {
            case FLIP_BIT -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            }
            case TRUNCATE -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case DROP_LINE -> lines.remove(one);
            case ADD_LINE -> lines.add(other, lines.get(one));
            case SWAP_LINES -> Collections.swap(lines, one, other);
            case SIGNATURE_OF_ANOTHER -> lines.set(lines.size() - 1, signature);
            case OLD_HEAD ->
                lines.set(lastOf(lines, "{\"head\":"), lines.get(anyOf(lines, "{\"head\":", new Random(0))));
            case UN_VOID -> lines.remove(anyOf(lines, "{\"v\":", random));
            case RE_VOID -> lines.set(anyOf(lines, "{\"v\":", random), "{\"v\":" + other + "}");
            case CHANGE_BALLOT -> {
                int at = anyOf(lines, "{\"b\":", random);
                lines.set(at, lines.get(at).replace("\"A\"", "\"B\""));
            }
        }
        return bytes(lines);
    }

    private static int lastOf(List<String> lines, String start) {
        return all(lines, start).getLast();
    }

    private static int anyOf(List<String> lines, String start, Random random) {
        List<Integer> those = all(lines, start);
        return those.get(random.nextInt(those.size()));
    }

    private static List<Integer> all(List<String> lines, String start) {
        List<Integer> those = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                those.add(i);
            }
        }
        assertThat(those).as("lines that begin with %s", start).isNotEmpty();
        return those;
    }
}
