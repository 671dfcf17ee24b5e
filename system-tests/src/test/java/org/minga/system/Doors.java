package org.minga.system;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;
import org.minga.system.BallotCalls.Answer;

/**
 * Where requests go, as through a load balancer: in turn, and one that is closed or says nothing is left alone for a while. A
 * request goes to the next door only if it was surely not sent.
 */
final class Doors {
    private static final long AVOIDED_NANOS = Duration.ofSeconds(3).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final List<URI> addresses;
    private final Duration patience;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong[] avoidedUntil;

    private Doors(List<URI> addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
        this.avoidedUntil = addresses.stream()
                .map(address -> new AtomicLong(System.nanoTime()))
                .toArray(AtomicLong[]::new);
    }

    static Doors first() {
        return new Doors(List.of(World.platform().gatewayUrl()), PATIENCE);
    }

    /** @param patience how long an answer is waited for */
    static Doors all(Duration patience) {
        return new Doors(addresses(Service.GATEWAY), patience);
    }

    /** Past the gateway to each replica of a service in turn, whatever a gateway would think of them. */
    static Doors of(Service service) {
        return new Doors(addresses(service), PATIENCE);
    }

    private static List<URI> addresses(Service service) {
        Platform platform = World.platform();
        return IntStream.range(0, platform.options().replicas(service))
                .mapToObj(replica -> platform.url(service, replica))
                .toList();
    }

    Answer send(Person person, String method, String path, @Nullable String body, @Nullable String key) {
        String trouble = "";
        for (int door : inOrder()) {
            try {
                HttpResponse<String> answer = HTTP.send(
                        request(addresses.get(door).resolve(path), person, method, body, key),
                        HttpResponse.BodyHandlers.ofString());
                return new Answer(answer.statusCode(), answer.body());
            } catch (ConnectException | HttpConnectTimeoutException e) {
                avoid(door);
                trouble = e.toString();
            } catch (IOException e) {
                avoid(door);
                return new Answer(BallotCalls.NO_ANSWER, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return new Answer(BallotCalls.NO_ANSWER, trouble);
    }

    private HttpRequest request(
            URI address, Person person, String method, @Nullable String body, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Authorization", "Bearer " + person.token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.build();
    }

    private void avoid(int door) {
        avoidedUntil[door].set(System.nanoTime() + AVOIDED_NANOS);
    }

    private int[] inOrder() {
        long now = System.nanoTime();
        int first = turn.getAndIncrement();
        return IntStream.range(0, addresses.size())
                .map(i -> Math.floorMod(first + i, addresses.size()))
                .boxed()
                .sorted(Comparator.comparing(door -> Math.max(0, avoidedUntil[door].get() - now)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
