package org.minga.local.backing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;

/**
 * A RabbitMQ broker, an account on it and a virtual host.
 *
 * @param host name or address
 * @param port AMQP 0-9-1 port
 * @param username account
 * @param password the account's password
 * @param virtualHost virtual host, {@code /} by default
 * @param managementUrl base address of the management API, or null where it is off or unknown
 */
public record RabbitAccess(
        String host,
        int port,
        String username,
        String password,
        String virtualHost,
        @Nullable URI managementUrl) {

    private static final int NO_CONTENT = 204;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;

    /**
     * Reads {@code amqp://user:password@host:port/vhost}.
     *
     * @param managementUrl address of the management API, needed only for {@link #createVirtualHost}
     * @throws BackingException when the address is not of this form
     */
    public static RabbitAccess parse(String url, @Nullable String managementUrl) {
        URI uri = Addresses.parse(url, "MINGA_RABBITMQ_URL", "amqp://user:password@host:5672");
        int port = uri.getPort() < 0 ? 5672 : uri.getPort();
        String path = uri.getPath() == null ? "" : uri.getPath();
        String virtualHost = path.length() > 1 ? path.substring(1) : "/";
        URI management = managementUrl == null ? null : URI.create(managementUrl);
        return new RabbitAccess(
                uri.getHost(), port, Addresses.username(uri), Addresses.password(uri), virtualHost, management);
    }

    /** {@code amqp://user:password@host:port/vhost}, for clients that take an address. */
    public String amqpUrl() {
        return "amqp://%s:%s@%s:%d/%s".formatted(encode(username), encode(password), host, port, encode(virtualHost));
    }

    /**
     * Makes a virtual host on which this account may do everything.
     *
     * @return the access to it
     * @throws BackingException when the broker refuses or its management API is unknown
     */
    public RabbitAccess createVirtualHost(String name) {
        require(management("PUT", "/api/vhosts/" + encode(name), "{}"));
        String everything = "{\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}";
        require(management("PUT", "/api/permissions/" + encode(name) + "/" + encode(username), everything));
        return new RabbitAccess(host, port, username, password, name, managementUrl);
    }

    /** Deletes a virtual host with all that is in it; one that is not there is no error. */
    public void deleteVirtualHost(String name) {
        HttpResponse<String> response = management("DELETE", "/api/vhosts/" + encode(name), "");
        if (response.statusCode() != NOT_FOUND) {
            require(response);
        }
    }

    /**
     * Asks the management API, for instance {@code GET /api/queues/<vhost>}.
     *
     * @param path from {@code /api}, already encoded
     * @throws BackingException when it cannot be reached
     */
    public HttpResponse<String> management(String method, String path, String body) {
        if (managementUrl == null) {
            throw new BackingException("The management API of RabbitMQ at " + host + ":" + port
                    + " is needed but unknown. Set MINGA_RABBITMQ_MANAGEMENT_URL=http://host:15672, "
                    + "or leave MINGA_RABBITMQ_URL out to use a broker of our own.");
        }
        String credentials =
                Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(managementUrl + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        // The management API closes the connection when it is offered HTTP/2.
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BackingException("RabbitMQ's management API at " + managementUrl + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while asking RabbitMQ", e);
        }
    }

    private static void require(HttpResponse<String> response) {
        if (response.statusCode() != NO_CONTENT && response.statusCode() != CREATED) {
            throw new BackingException("RabbitMQ refuses %s %s: %d %s"
                    .formatted(
                            response.request().method(),
                            response.uri().getPath(),
                            response.statusCode(),
                            response.body()));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
