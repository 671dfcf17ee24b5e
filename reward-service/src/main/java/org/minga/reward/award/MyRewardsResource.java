package org.minga.reward.award;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;

@Path("/v1/me/rewards")
@Tag(name = "Rewards", description = "Points, badges and awards, and why they were given.")
@Produces(MediaType.APPLICATION_JSON)
class MyRewardsResource {
    private final AwardQueries rewards;
    private final Caller caller;

    MyRewardsResource(AwardQueries rewards, Caller caller) {
        this.rewards = rewards;
        this.caller = caller;
    }

    @GET
    @RequiresScope(value = "rewards:read", person = true)
    @Operation(
            operationId = "getMyRewards",
            summary = "What I was given and why",
            description = "Points, badges and awards held now, and every time something was given or taken back.")
    public Uni<MyRewardsView> mine(@BeanParam @Valid PageRequest page) {
        return rewards.of(caller.requireSubject(), page);
    }
}
