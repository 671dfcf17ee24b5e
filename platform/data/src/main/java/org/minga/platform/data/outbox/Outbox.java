package org.minga.platform.data.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.platform.id.Ids;
import org.minga.platform.trace.TraceContext;

/**
 * Writes events into the caller's transaction: the event exists exactly when the change does.
 *
 * <p>The sequence of the subject is taken under a row lock that lasts until the commit, so two changes of one subject
 * can't swap their order on the way out.
 */
@ApplicationScoped
public class Outbox {
    private static final String FOR_SESSION = """
            WITH next AS (
              INSERT INTO outbox_subject AS s (subject, sequence) VALUES (?4, 1)
              ON CONFLICT (subject) DO UPDATE SET sequence = s.sequence + 1 RETURNING sequence)
            INSERT INTO outbox (id, type, aggregatetype, aggregateid, sequence, extensions, payload, timestamp)
            SELECT ?1, ?2, ?3, ?4, next.sequence, ?5, ?6, ?7 FROM next""";

    /** The two clients spell the n-th parameter differently. */
    private static final String FOR_CLIENT = FOR_SESSION.replace('?', '$');

    private final ObjectMapper mapper;
    private final Ids ids;
    private final InstantSource clock;
    private final TraceContext trace;

    Outbox(ObjectMapper mapper, Ids ids, InstantSource clock, TraceContext trace) {
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
        this.trace = trace;
    }

    /** Appends within the transaction of a Hibernate Reactive session. */
    public Uni<Void> append(Mutiny.Session session, OutgoingEvent event) {
        Object[] row = row(event);
        Mutiny.MutationQuery query = session.createNativeQuery(FOR_SESSION);
        for (int i = 0; i < row.length; i++) {
            query.setParameter(i + 1, row[i]);
        }
        return query.executeUpdate().replaceWithVoid();
    }

    /** Appends within the transaction of a connection of the reactive PostgreSQL client. */
    public Uni<Void> append(SqlClient connection, OutgoingEvent event) {
        return connection
                .preparedQuery(FOR_CLIENT)
                .execute(Tuple.from(row(event)))
                .replaceWithVoid();
    }

    private Object[] row(OutgoingEvent event) {
        Map<String, String> extensions = new LinkedHashMap<>(event.extensions());
        extensions.put("traceparent", trace.traceparent());
        return new Object[] {
            ids.next(),
            event.type(),
            event.aggregateType(),
            event.subject(),
            json(extensions),
            json(event.data()),
            clock.instant().atOffset(ZoneOffset.UTC)
        };
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event data can't be written as JSON", e);
        }
    }
}
