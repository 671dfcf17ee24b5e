package org.minga.voting.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.MovableClock;
import org.minga.platform.testkit.PlatformResource;
import org.minga.tally.formats.log.TreeHead;
import org.minga.voting.Town;
import org.minga.voting.VotingConfig;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class WitnessIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Witnessing witnessing;

    @Inject
    Sequencer sequencer;

    @Inject
    SigningKeys keys;

    @Inject
    ObjectMapper mapper;

    private final List<String> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(204);
    private HttpServer newspaper;
    private Witnesses witnesses;

    @BeforeEach
    void listen() throws IOException {
        newspaper = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        newspaper.createContext("/", exchange -> {
            got.add(new String(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        newspaper.start();
        URI address = URI.create("http://127.0.0.1:" + newspaper.getAddress().getPort() + "/heads?token=secret");
        VotingConfig.Witnesses named = of(VotingConfig.Witnesses.class, Optional.of(List.of(address)));
        witnesses = new Witnesses(of(VotingConfig.class, named), mapper);
    }

    private static <T> T of(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }

    @AfterEach
    void stop() {
        newspaper.stop(0);
        MovableClock.reset();
    }

    private List<JsonNode> shown(Town.Opened opened) {
        return got.stream()
                .map(text -> {
                    try {
                        return JSON.readTree(text);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(head ->
                        head.get("contestId").asText().equals(opened.contest().toString()))
                .toList();
    }

    private void drain(Town.Opened opened) {
        Awaitility.await("nothing waits").until(() -> sequencer.drained(opened.contest()));
    }

    @Test
    void the_final_head_is_shown_once_and_nothing_while_the_turnout_is_hidden() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        drain(opened);
        witnessing.round(witnesses);
        assertThat(shown(opened)).isEmpty();
        opened.count();
        drain(opened);

        witnessing.round(witnesses);
        witnessing.round(witnesses);

        assertThat(shown(opened)).hasSize(1);
        JsonNode head = shown(opened).getFirst();
        TreeHead signed = new TreeHead(
                head.get("contestId").asText(),
                head.get("size").asLong(),
                Base64.getDecoder().decode(head.get("root").asText()),
                Instant.parse(head.get("at").asText()));
        assertThat(signed.size()).isEqualTo(1);
        assertThat(keys.active()
                        .published()
                        .verifies(
                                signed.statement(),
                                Base64.getDecoder().decode(head.get("signature").asText())))
                .isTrue();
        assertThat(Town.texts("SELECT witness FROM witnessed_head WHERE contest_id = ?", opened.contest()))
                .allSatisfy(name -> assertThat(name).contains("127.0.0.1").doesNotContain("secret"));
    }

    @Test
    void what_a_witness_refused_is_shown_again_later() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        opened.count();
        drain(opened);
        answer.set(500);
        witnessing.round(witnesses);
        assertThat(shown(opened)).hasSize(1);
        witnessing.round(witnesses);
        assertThat(shown(opened)).hasSize(1);
        answer.set(204);

        MovableClock.advance(Duration.ofSeconds(16));
        witnessing.round(witnesses);
        MovableClock.advance(Duration.ofHours(2));
        witnessing.round(witnesses);

        assertThat(shown(opened)).hasSize(2);
        assertThat(shown(opened).getFirst()).isEqualTo(shown(opened).getLast());
        assertThat(Town.number(
                        "SELECT count(*) FROM witnessed_head WHERE contest_id = ? AND sent_at IS NOT NULL AND attempts"
                                + " = 2",
                        opened.contest()))
                .isEqualTo(1);
    }

    @Test
    void while_the_turnout_is_public_a_head_is_shown_each_minute_at_most() {
        Town.Opened opened = Town.open(Map.of("turnout", "live"));
        opened.approve("ana", "A");
        drain(opened);
        witnessing.round(witnesses);
        assertThat(shown(opened)).hasSize(1);
        opened.approve("bo", "A");
        drain(opened);
        opened.approve("cy", "A");
        drain(opened);

        witnessing.round(witnesses);
        assertThat(shown(opened)).hasSize(1);
        MovableClock.advance(Duration.ofSeconds(61));
        witnessing.round(witnesses);
        witnessing.round(witnesses);

        assertThat(shown(opened)).extracting(head -> head.get("size").asInt()).containsExactly(1, 3);
    }
}
