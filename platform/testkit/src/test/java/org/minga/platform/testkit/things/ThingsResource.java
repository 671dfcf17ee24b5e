package org.minga.platform.testkit.things;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.data.outbox.Outbox;
import org.minga.platform.data.outbox.OutgoingEvent;
import org.minga.platform.id.Ids;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.RequiresScope;

@Path("/things")
@RequiresScope("things:write")
public class ThingsResource {
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;

    ThingsResource(Idempotency idempotency, Outbox outbox, Ids ids) {
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
    }

    public record Thing(String name) {}

    @POST
    public Uni<Response> make(@HeaderParam("Idempotency-Key") String key, Thing thing) {
        return idempotency.once(key, thing, () -> store(thing));
    }

    private Uni<Response> store(Thing thing) {
        ThingRow row = new ThingRow();
        row.id = ids.next();
        row.name = thing.name();
        OutgoingEvent event = new OutgoingEvent(
                "minga.thing.made.v1",
                thing.name().startsWith("subject:") ? thing.name() : row.id.toString(),
                Map.of("group", "g1"),
                Map.of("name", thing.name()));
        return Panache.getSession()
                .chain(session -> session.persist(row)
                        .chain(() -> outbox.append(session, event))
                        .map(done -> {
                            if (thing.name().equals("refused")) {
                                throw Problem.of(ProblemTypes.VALIDATION, "No such thing.")
                                        .asException();
                            }
                            return Response.created(URI.create("/things/" + row.id))
                                    .entity(Map.of("id", row.id, "name", row.name))
                                    .build();
                        }));
    }
}
