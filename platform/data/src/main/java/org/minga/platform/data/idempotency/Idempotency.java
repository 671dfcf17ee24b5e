package org.minga.platform.data.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;

/**
 * Makes a creating request repeatable. The answer is stored under (client, subject, key) in the transaction of the
 * effect: the same request again gets the same answer and changes nothing, another request under the same key is
 * refused, and one that arrives while the first still runs is told so at once instead of waiting.
 *
 * <p>Header as in draft-ietf-httpapi-idempotency-key-header-07. Refusals are not stored: a mended request may use the
 * same key.
 */
@RequestScoped
public class Idempotency {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Caller caller;
    private final UriInfo request;
    private final ObjectMapper mapper;

    Idempotency(Caller caller, UriInfo request, ObjectMapper mapper) {
        this.caller = caller;
        this.request = request;
        this.mapper = mapper;
    }

    /**
     * @param key the {@code Idempotency-Key} header: 1 to 128 visible ASCII characters
     * @param body the request's body; two requests are the same when path and body are
     * @param work runs in a transaction opened here and answers with 2xx, or throws a problem, which rolls back
     */
    public Uni<Response> once(@Nullable String key, Object body, Supplier<Uni<Response>> work) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw Problem.of(
                            ProblemTypes.IDEMPOTENCY_KEY_MISSING,
                            "This operation needs an Idempotency-Key header of 1 to 128 visible ASCII characters.")
                    .asException();
        }
        Scope scope = new Scope(caller.client().orElse(""), caller.requireSubject(), key);
        String fingerprint = fingerprint(body);
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> lock(session, scope)
                        .chain(locked -> locked
                                ? stored(session, scope)
                                : Uni.createFrom().failure(inFlight()))
                        .chain(stored -> stored == null
                                ? work.get().chain(answer -> store(session, scope, fingerprint, answer))
                                : Uni.createFrom().item(() -> replay(stored, fingerprint)))));
    }

    private static Uni<Boolean> lock(Mutiny.Session session, Scope scope) {
        return session.createNativeQuery("SELECT pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
                .setParameter(1, scope.client() + '\n' + scope.subject() + '\n' + scope.key())
                .getSingleResult();
    }

    private static Uni<@Nullable Object[]> stored(Mutiny.Session session, Scope scope) {
        return session.createNativeQuery(
                        "SELECT fingerprint, status, headers, body FROM idempotency"
                                + " WHERE client = ?1 AND subject = ?2 AND key = ?3",
                        Object[].class)
                .setParameter(1, scope.client())
                .setParameter(2, scope.subject())
                .setParameter(3, scope.key())
                .getSingleResultOrNull();
    }

    private Uni<Response> store(Mutiny.Session session, Scope scope, String fingerprint, Response answer) {
        String body = answer.hasEntity() ? json(answer.getEntity()) : null;
        Map<String, String> headers = new LinkedHashMap<>();
        answer.getStringHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return session.createNativeQuery("INSERT INTO idempotency"
                        + " (client, subject, key, fingerprint, status, headers, body)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, scope.client())
                .setParameter(2, scope.subject())
                .setParameter(3, scope.key())
                .setParameter(4, fingerprint)
                .setParameter(5, answer.getStatus())
                .setParameter(6, json(headers))
                .setParameter(7, body)
                .executeUpdate()
                .replaceWith(() -> response(answer.getStatus(), headers, body).build());
    }

    private Response replay(Object[] stored, String fingerprint) {
        if (!fingerprint.equals(stored[0])) {
            throw Problem.of(ProblemTypes.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another request.")
                    .asException();
        }
        try {
            Map<String, String> headers = mapper.readValue((String) stored[2], HEADERS);
            return response((Integer) stored[1], headers, (String) stored[3])
                    .header(REPLAYED, "true")
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored headers can't be read", e);
        }
    }

    private static Response.ResponseBuilder response(int status, Map<String, String> headers, @Nullable String body) {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                response.header(name, value);
            }
        });
        return body == null
                ? response
                : response.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }

    private static RuntimeException inFlight() {
        return Problem.of(ProblemTypes.REQUEST_IN_FLIGHT, "A request with this Idempotency-Key is still running.")
                .withHeader(HttpHeaders.RETRY_AFTER, "1")
                .asException();
    }

    private String fingerprint(Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(mapper.writer()
                    .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsBytes(new Object[] {request.getPath(), body}));
            return HexFormat.of().formatHex(digest.digest());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a request body that can't be written as JSON", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an answer that can't be written as JSON", e);
        }
    }

    private record Scope(String client, String subject, String key) {}
}
