package org.minga.campaign.publication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.publication.VotingService.Fault;
import org.minga.campaign.publication.VotingService.Question;
import org.minga.campaign.publication.VotingService.Verdict;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.trace.TraceContext;

/**
 * Asks voting-service whether the contests of a draft can be held. A person waits for the answer, so the whole of it,
 * token included, has a time limit; without an answer in time the publication is refused with 503, not carried out.
 */
@ApplicationScoped
class ContestValidation {
    private static final Logger LOG = Logger.getLogger(ContestValidation.class);
    private static final int UNAUTHORIZED = 401;

    private final VotingService voting;
    private final OwnToken token;
    private final TraceContext trace;
    private final Duration timeout;

    ContestValidation(
            @RestClient VotingService voting,
            OwnToken token,
            TraceContext trace,
            @ConfigProperty(name = "minga.voting.timeout") Duration timeout) {
        this.voting = voting;
        this.token = token;
        this.trace = trace;
        this.timeout = timeout;
    }

    /** Everything that stands in the way of this draft. */
    Uni<List<Fault>> faults(Campaign.Draft draft) {
        Question question = question(draft);
        return ask(question)
                .onFailure(ContestValidation::isUnauthorized)
                .recoverWithUni(() -> askWithNewToken(question))
                .map(Verdict::errors)
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("campaign %s was not validated by voting-service: %s", draft.id(), failure);
                    return ProblemTypes.unavailable().asException(failure);
                });
    }

    private Uni<Verdict> ask(Question question) {
        return token.get().chain(value -> voting.validate("Bearer " + value, trace.traceparent(), question));
    }

    /** Keys may have been changed since the token was fetched. */
    private Uni<Verdict> askWithNewToken(Question question) {
        token.forget();
        return ask(question);
    }

    private static boolean isUnauthorized(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == UNAUTHORIZED;
    }

    private static Question question(Campaign.Draft draft) {
        return new Question(
                draft.id(),
                draft.call().schedule().phases().stream()
                        .map(phase -> new VotingService.Phase(
                                phase.id(), phase.kind().code(), phase.opensAt(), phase.closesAt()))
                        .toList());
    }
}
