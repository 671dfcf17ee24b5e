package org.minga.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A process that was asked to end, in a process of its own: it can't be asked to stay again. */
@QuarkusTest
@TestProfile(LeavingIT.OfItsOwn.class)
class LeavingIT {

    public static final class OfItsOwn implements QuarkusTestProfile {}

    @Inject
    Event<ShutdownDelayInitiatedEvent> askedToEnd;

    @Test
    void each_answer_closes_its_connection_whatever_it_is() throws Exception {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            assertThat(http.send(get("/v1/things/none")).response().toLowerCase(Locale.ROOT))
                    .startsWith("http/1.1 404")
                    .doesNotContain("connection: close");

            askedToEnd.fire(new ShutdownDelayInitiatedEvent());

            // A connection that was open before is told as well.
            assertThat(http.send(get("/v1/things")).response().toLowerCase(Locale.ROOT))
                    .contains("connection: close")
                    .containsOnlyOnce("connection:");
        }
        for (String path : new String[] {"/nowhere", "/v1/things/none", "/%zz"}) {
            try (RawHttp http = new RawHttp(RestAssured.port)) {
                assertThat(http.send(get(path)).response().toLowerCase(Locale.ROOT))
                        .as(path)
                        .contains("connection: close");
            }
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
}
