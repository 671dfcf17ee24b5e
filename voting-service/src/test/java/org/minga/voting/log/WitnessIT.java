package org.minga.voting.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailMessage;
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

    @Inject
    Vertx vertx;

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
        witnesses = named(Map.of("webhooks", Optional.of(List.of(address)), "emails", Optional.empty()));
    }

    private Witnesses named(Map<String, Object> witnesses) {
        VotingConfig.Witnesses named = of(VotingConfig.Witnesses.class, witnesses);
        return new Witnesses(of(VotingConfig.class, Map.of("witnesses", named)), mapper, vertx);
    }

    /** Settings that are this. */
    private static <T> T of(Class<T> type, Map<String, Object> settings) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> settings.get(method.getName())));
    }

    private Witnesses mailedTo(String address, int port, Optional<String> from) {
        VotingConfig.Smtp smtp = of(
                VotingConfig.Smtp.class,
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        port,
                        "privacy",
                        VotingConfig.Smtp.Privacy.NONE,
                        "from",
                        from,
                        "username",
                        Optional.empty(),
                        "password",
                        Optional.empty()));
        return named(Map.of("webhooks", Optional.empty(), "emails", Optional.of(List.of(address)), "smtp", smtp));
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

    @Test
    void a_head_is_mailed_with_a_file_to_check_by_and_again_if_the_mail_was_refused() throws Exception {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        opened.count();
        drain(opened);
        try (MailBox box = new MailBox()) {
            Witnesses readers = mailedTo("editor@newspaper.example", box.port(), Optional.of("log@town.example"));
            box.full(true);
            witnessing.round(readers);
            assertThat(mails(box, opened)).isEmpty();
            box.full(false);

            MovableClock.advance(Duration.ofSeconds(16));
            witnessing.round(readers);
            MovableClock.advance(Duration.ofHours(2));
            witnessing.round(readers);

            assertThat(mails(box, opened)).hasSize(1);
            String mail = mails(box, opened).getFirst();
            assertThat(mail)
                    .contains("MAIL FROM:<log@town.example>")
                    .contains("RCPT TO:<editor@newspaper.example>")
                    .contains("Entries: 1");
            assertThat(attachedHead(mail)).isEqualTo(publishedHead(opened));
        }
        assertThat(Town.texts("SELECT witness FROM witnessed_head WHERE contest_id = ?", opened.contest()))
                .allSatisfy(
                        name -> assertThat(name).contains("newspaper.example").doesNotContain("editor"));
    }

    private static List<String> mails(MailBox box, Town.Opened opened) {
        return box.mails().stream()
                .filter(mail -> mail.contains(opened.contest().toString()))
                .toList();
    }

    private static JsonNode attachedHead(String mail) throws IOException {
        String attachment = mail.substring(mail.indexOf("application/json"));
        String content = attachment.substring(attachment.indexOf("\n\n") + 2, attachment.indexOf("\n--"));
        return JSON.readTree(Base64.getMimeDecoder().decode(content));
    }

    private static JsonNode publishedHead(Town.Opened opened) throws IOException {
        return JSON.readTree(
                given().get("/v1/contests/" + opened.contest() + "/log/head").asString());
    }

    @Test
    void mails_without_a_sender_are_refused_at_the_start() {
        assertThatThrownBy(() -> mailedTo("editor@newspaper.example", 1, Optional.empty()))
                .hasMessageContaining("minga.voting.witnesses.smtp.from");
    }

    @Test
    void a_mail_is_not_sent_in_the_clear_where_privacy_was_asked_for() throws Exception {
        try (MailBox box = new MailBox()) {
            VotingConfig.Smtp smtp = of(
                    VotingConfig.Smtp.class,
                    Map.of(
                            "host", "127.0.0.1",
                            "port", box.port(),
                            "privacy", VotingConfig.Smtp.Privacy.STARTTLS,
                            "from", Optional.of("log@town.example"),
                            "username", Optional.empty(),
                            "password", Optional.empty()));
            PostOffice office = new PostOffice(smtp, vertx);

            assertThatThrownBy(() -> office.send(
                            new MailMessage().setTo("editor@newspaper.example").setText("open")))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(box.mails()).isEmpty();
        }
    }
}
