package org.minga.campaign.publication;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The one thing asked of voting-service: whether the contests of a campaign can be held. */
@RegisterRestClient(configKey = "voting")
@Path("/internal/contests/validation")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface VotingService {
    @POST
    Uni<Verdict> validate(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("traceparent") String traceparent,
            Question question);

    /** The campaign and its timetable as it would be published. */
    record Question(UUID campaignId, List<Phase> phases) {}

    /** A phase with its dates. */
    record Phase(UUID id, String kind, Instant opensAt, Instant closesAt) {}

    /** Everything that stands in the way; empty if nothing does. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Verdict(List<Fault> errors) {
        public Verdict {
            errors = List.copyOf(errors);
        }
    }

    /** One thing that stands in the way. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Fault(String pointer, String code, String detail) {
        public Fault {
            Objects.requireNonNull(pointer);
            Objects.requireNonNull(code);
            Objects.requireNonNull(detail);
        }
    }
}
