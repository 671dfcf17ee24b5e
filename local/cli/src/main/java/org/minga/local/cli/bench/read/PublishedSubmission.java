package org.minga.local.cli.bench.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.minga.local.cli.api.ApiClient;
import org.minga.local.cli.api.ApiFailure;
import org.minga.local.cli.bench.BenchIssuer;
import org.minga.local.cli.bench.Organiser;
import org.minga.local.cli.bench.Pause;

/**
 * What is read.
 *
 * @param path of the request
 * @param file holds the answer that a reader gets, byte for byte
 */
record PublishedSubmission(String path, Path file) {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String TEXT = "People sit on the stones now, and the old cannot. ".repeat(10);

    /** Hands one in, in a campaign that shows submissions at once, and reads it. */
    static PublishedSubmission make(URI gateway, BenchIssuer issuer, InstantSource clock, Path folder) {
        Organiser organiser = new Organiser(gateway, issuer, clock);
        Organiser.Campaign campaign = organiser.campaign("collect");
        organiser.open(campaign);
        String author = issuer.person("author", "submissions:write");
        UUID id = handIn(ApiClient.anonymous(gateway).as(() -> author), campaign);
        String path = "/v1/submissions/" + id;
        String reader = issuer.person("reader", Readers.SCOPE);
        Path file = folder.resolve("submission.json");
        ApiClient.anonymous(gateway).as(() -> reader).download(path, file);
        requirePublished(file, id);
        return new PublishedSubmission(path, file);
    }

    /** What every answer must be. */
    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID handIn(ApiClient author, Organiser.Campaign campaign) {
        Map<String, Object> submission = Map.of(
                "campaignId",
                campaign.id(),
                "type",
                "proposal",
                "title",
                "Benches under the willows",
                "body",
                TEXT.strip(),
                "language",
                "en");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                JsonNode made = author.post("/v1/submissions", submission).body();
                return UUID.fromString(made.path("id").asText());
            } catch (ApiFailure e) {
                // That the phase is open, submission-service learns a moment later.
                if (!e.problem().equals("phase-not-open") || System.nanoTime() > end) {
                    throw e;
                }
                Pause.millis(100);
            }
        }
    }

    private static void requirePublished(Path file, UUID id) {
        try {
            JsonNode read = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!read.path("id").asText().equals(id.toString())
                    || !read.path("status").asText().equals("published")) {
                throw new ApiFailure("This is not the published submission " + id + ": " + read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
