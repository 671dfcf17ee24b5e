package org.minga.voting.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.minga.tally.formats.log.SignedHead;

/** Posts heads as JSON. */
final class WebhookWitness implements HeadWitness {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI address;
    private final ObjectMapper mapper;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookWitness(URI address, ObjectMapper mapper) {
        this.address = address;
        this.mapper = mapper;
    }

    /** An address may hold a token, so only its host is told. */
    @Override
    public String name() {
        return WitnessName.of("webhook", address.getHost(), address.toString());
    }

    @Override
    public void show(SignedHead head) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(HeadView.of(head))))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("answered " + status);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a head can't be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it was sent", e);
        }
    }
}
