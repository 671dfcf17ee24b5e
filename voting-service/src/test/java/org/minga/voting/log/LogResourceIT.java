package org.minga.voting.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.platform.testkit.PlatformResource;
import org.minga.tally.formats.log.BatchPromise;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.TreeHead;
import org.minga.tally.formats.merkle.MerkleProof;
import org.minga.tally.formats.merkle.MerkleTree;
import org.minga.voting.Town;
import org.minga.voting.VotingConfig;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class LogResourceIT {
    private static final HexFormat HEX = HexFormat.of();

    @Inject
    Sequencer sequencer;

    private static String path(Town.Opened opened, String of) {
        return "/v1/contests/" + opened.contest() + "/log/" + of;
    }

    private static LogKey key(String id) {
        String x = given().get("/v1/log-keys")
                .then()
                .statusCode(200)
                .extract()
                .path("keys.find { it.kid == '" + id + "' }.x");
        return LogKey.ofX(x).orElseThrow();
    }

    private static List<byte[]> hashes(JsonPath json, String path) {
        return json.<String>getList(path).stream().map(HEX::parseHex).toList();
    }

    /** The leaf of a receipt, after its promise was checked as its holder would. */
    private static byte[] leaf(Town.Opened opened, JsonPath receipt) {
        byte[] leaf = MerkleTree.leafHash(
                new LogEntry.Ballot(opened.contest().toString(), HEX.parseHex(receipt.getString("tracker"))).bytes());
        int size = receipt.getInt("promise.size");
        byte[] root = MerkleProof.root(leaf, receipt.getInt("promise.index"), size, hashes(receipt, "promise.path"))
                .orElseThrow();
        BatchPromise promise = new BatchPromise(
                receipt.getString("promise.batch"), size, root, Instant.parse(receipt.getString("promise.loggedBy")));
        assertThat(key(receipt.getString("promise.key"))
                        .verifies(
                                promise.statement(),
                                Base64.getDecoder().decode(receipt.getString("promise.signature"))))
                .isTrue();
        return leaf;
    }

    private static byte[] root(Town.Opened opened, JsonPath json, String head) {
        byte[] root = Base64.getDecoder().decode(json.getString(head + "root"));
        TreeHead signed = new TreeHead(
                opened.contest().toString(),
                json.getLong(head + "size"),
                root,
                Instant.parse(json.getString(head + "at")));
        assertThat(key(json.getString(head + "key"))
                        .verifies(signed.statement(), Base64.getDecoder().decode(json.getString(head + "signature"))))
                .isTrue();
        return root;
    }

    private void drain(Town.Opened opened) {
        Awaitility.await("nothing waits").until(() -> sequencer.drained(opened.contest()));
    }

    private static JsonPath inclusion(Town.Opened opened, JsonPath receipt, Map<String, ?> more) {
        return ask(opened, receipt, more).then().statusCode(200).extract().jsonPath();
    }

    private static Response ask(Town.Opened opened, JsonPath receipt, Map<String, ?> more) {
        return given().queryParam("tracker", receipt.getString("tracker"))
                .queryParam("batch", receipt.getString("promise.batch"))
                .queryParams(more)
                .get(path(opened, "inclusion-proof"));
    }

    @Test
    void every_receipt_is_found_in_the_log_after_the_close() {
        Town.Opened opened = Town.open();
        List<JsonPath> receipts = new ArrayList<>();
        receipts.add(opened.approve("ana", "A").jsonPath());
        receipts.add(opened.approve("bo", "B").jsonPath());
        drain(opened);
        receipts.add(opened.approve("ana", "C").jsonPath());
        receipts.add(opened.approve("cy", "C").jsonPath());
        drain(opened);
        Town.as("cy", "ballots:cast").delete("/v1/contests/" + opened.contest() + "/ballot");
        for (String of : List.of("head", "heads", "entries", "consistency-proof?from=0")) {
            given().get(path(opened, of)).then().statusCode(409).body("type", endsWith("/log-hidden"));
        }
        ask(opened, receipts.getFirst(), Map.of()).then().statusCode(409).body("type", endsWith("/log-hidden"));
        opened.count();
        drain(opened);

        JsonPath head = given().get(path(opened, "head"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(head.getLong("size")).isEqualTo(6);
        byte[] root = root(opened, head, "");
        List<Long> voidedBy = new ArrayList<>();
        for (JsonPath receipt : receipts) {
            JsonPath proof = inclusion(opened, receipt, Map.of());
            assertThat(MerkleProof.includes(
                            leaf(opened, receipt), proof.getLong("index"), 6, hashes(proof, "path"), root))
                    .isTrue();
            if (proof.get("voidedBy") != null) {
                voidedBy.add(proof.getLong("voidedBy"));
            }
        }
        assertThat(voidedBy).hasSize(2);
        for (long by : voidedBy) {
            given().queryParam("from", by)
                    .queryParam("limit", 1)
                    .get(path(opened, "entries"))
                    .then()
                    .body("items[0].type", equalTo("void"));
        }
        assertHistory(opened);
        assertRefusals(opened, receipts);
    }

    private static void assertHistory(Town.Opened opened) {
        MerkleTree tree = new MerkleTree();
        Integer next = 0;
        while (next != null) {
            JsonPath page = given().queryParam("from", next)
                    .queryParam("limit", 2)
                    .get(path(opened, "entries"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (Map<String, Object> item : page.<Map<String, Object>>getList("items")) {
                assertThat(item.get("index")).isEqualTo(tree.size());
                String contest = opened.contest().toString();
                LogEntry entry = "ballot".equals(item.get("type"))
                        ? new LogEntry.Ballot(contest, HEX.parseHex(String.valueOf(item.get("commitment"))))
                        : new LogEntry.Void(contest, Long.parseLong(String.valueOf(item.get("voids"))));
                tree.append(entry.bytes());
            }
            next = page.get("next");
        }
        JsonPath first = given().queryParam("limit", 1)
                .get(path(opened, "heads"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Integer> sizes = new ArrayList<>(first.getList("items.size"));
        sizes.addAll(given().queryParam("cursor", first.getString("page.next"))
                .get(path(opened, "heads"))
                .jsonPath()
                .<Integer>getList("items.size"));
        assertThat(sizes).isSorted().hasSizeGreaterThanOrEqualTo(2).endsWith(tree.size());
        for (int from : sizes) {
            for (int to : sizes.subList(sizes.indexOf(from), sizes.size())) {
                JsonPath proof = given().queryParam("from", from)
                        .queryParam("to", to)
                        .get(path(opened, "consistency-proof"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                byte[] root = root(opened, proof, "head.");
                assertThat(root).isEqualTo(tree.root(to));
                assertThat(MerkleProof.extendsTree(from, tree.root(from), to, root, hashes(proof, "path")))
                        .isTrue();
            }
        }
    }

    private static void assertRefusals(Town.Opened opened, List<JsonPath> receipts) {
        int first = given().get(path(opened, "heads")).path("items[0].size");
        ask(opened, receipts.get(3), Map.of("size", first))
                .then()
                .statusCode(422)
                .body("errors.code", contains("too_early"));
        ask(opened, receipts.get(3), Map.of("size", 999))
                .then()
                .statusCode(422)
                .body("errors.code", contains("no_head"));
        ask(opened, receipts.get(3), Map.of("size", "x")).then().statusCode(400);
        given().queryParam("tracker", "ab".repeat(32))
                .queryParam("batch", receipts.getFirst().getString("promise.batch"))
                .get(path(opened, "inclusion-proof"))
                .then()
                .statusCode(404);
        given().queryParam("tracker", receipts.getFirst().getString("tracker"))
                .queryParam("batch", UUID.randomUUID())
                .get(path(opened, "inclusion-proof"))
                .then()
                .statusCode(404);
        given().queryParam("tracker", "AB")
                .queryParam("batch", UUID.randomUUID())
                .get(path(opened, "inclusion-proof"))
                .then()
                .statusCode(422);
        given().get(path(opened, "inclusion-proof")).then().statusCode(422);
        given().get(path(opened, "consistency-proof?from=-1")).then().statusCode(422);
        given().get(path(opened, "consistency-proof?from=7")).then().statusCode(422);
        given().get(path(opened, "entries?from=-1")).then().statusCode(422);
        given().get(path(opened, "entries?limit=1001")).then().statusCode(422);
        given().get(path(opened, "entries?from=9223372036854775807")).then().statusCode(422);
        given().get(path(opened, "entries?from=9007199254740991"))
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()))
                .body("next", nullValue());
    }

    @Test
    void a_log_of_a_public_turnout_is_seen_while_it_grows() {
        Town.Opened opened = Town.open(Map.of("turnout", "live"));
        given().get(path(opened, "head")).then().statusCode(404);
        JsonPath receipt = opened.approve("ana", "A").jsonPath();
        drain(opened);

        given().get(path(opened, "head")).then().statusCode(200).body("size", equalTo(1));
        given().get(path(opened, "entries"))
                .then()
                .body("items.commitment", contains(receipt.getString("tracker")))
                .body("next", nullValue());
        assertThat(inclusion(opened, receipt, Map.of("size", 1)).getInt("index"))
                .isZero();
    }

    @Test
    void there_is_no_log_of_no_contest() {
        given().get("/v1/contests/" + UUID.randomUUID() + "/log/head").then().statusCode(404);
    }

    @Inject
    Pool pool;

    @Inject
    InstantSource clock;

    @Inject
    VotingConfig config;

    private SigningKeys keysIn(Path folder) {
        return new SigningKeys((VotingConfig) Proxy.newProxyInstance(
                VotingConfig.class.getClassLoader(),
                new Class<?>[] {VotingConfig.class},
                (proxy, method, arguments) -> method.getName().equals("logKeys") ? folder : method.invoke(config)));
    }

    @Test
    void a_key_is_changed_by_adding_a_file_and_what_the_old_one_signed_stays_good(@TempDir Path folder)
            throws IOException {
        UUID contest = UUID.randomUUID();
        byte[] root = new MerkleTree().root();
        SigningKeys before = keysIn(folder);
        new PublishedKeys(pool, before, clock).publish();
        SignedHead old = new Heads(before, clock).sign(contest, 0, root, Optional.empty());
        Files.writeString(folder.resolve("0002.pem"), SigningKey.newPem());

        SigningKeys after = keysIn(folder);
        new PublishedKeys(pool, after, clock).publish();
        SignedHead fresh = new Heads(after, clock).sign(contest, 1, root, Optional.of(old));
        Files.delete(folder.resolve("0001.pem"));
        new PublishedKeys(pool, keysIn(folder), clock).publish();

        assertThat(fresh.keyId())
                .isNotEqualTo(old.keyId())
                .isEqualTo(after.active().id());
        for (SignedHead head : List.of(old, fresh)) {
            assertThat(key(head.keyId()).verifies(head.head().statement(), head.signature()))
                    .isTrue();
        }
        assertThat(key(old.keyId()).verifies(fresh.head().statement(), fresh.signature()))
                .isFalse();
        assertThat(fresh.head().at()).isAfterOrEqualTo(old.head().at());
    }
}
