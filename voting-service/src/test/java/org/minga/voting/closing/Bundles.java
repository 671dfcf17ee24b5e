package org.minga.voting.closing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.minga.tally.formats.bundle.Evidence;
import org.minga.tally.formats.bundle.Verify;
import org.minga.tally.formats.bundle.VerifyOutcome;
import org.minga.voting.Town;

/** Whether bundles say what results say and what voters were promised. */
public final class Bundles {
    private Bundles() {}

    /** That the result counts so many ballots and verifying the bundle comes to the same. */
    public static void assertRight(Town.Opened opened, long ballots) {
        assertRight(opened, ballots, List.of());
    }

    /**
     * The same, and that the ballot of each receipt is in the log.
     *
     * @return where, in the order of the receipts
     */
    public static List<VerifyOutcome.Found> assertRight(Town.Opened opened, long ballots, List<String> receipts) {
        Response result = given().get("/v1/contests/" + opened.contest() + "/result");
        result.then().statusCode(200);
        assertThat(result.jsonPath().getLong("ballots")).isEqualTo(ballots);
        List<Evidence.Item> held = new ArrayList<>();
        for (String receipt : receipts) {
            held.add(new Evidence.Item("receipt " + held.size(), receipt));
        }
        Evidence evidence = new Evidence(result.path("bundleHash"), null, held, List.of());
        try (InputStream bundle = given().get(result.<String>path("bundleUrl")).asInputStream()) {
            VerifyOutcome outcome = Verify.of(bundle, evidence);
            assertThat(outcome).isInstanceOf(VerifyOutcome.Confirmed.class);
            VerifyOutcome.Confirmed confirmed = (VerifyOutcome.Confirmed) outcome;
            assertThat(confirmed.recount().ballots()).isEqualTo(ballots);
            assertThat(confirmed.receipts()).hasSameSizeAs(receipts);
            return confirmed.receipts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
