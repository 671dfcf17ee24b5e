package org.minga.voting.contest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.minga.platform.data.outbox.Outbox;
import org.minga.voting.campaigncopy.CampaignCopies;
import org.minga.voting.campaigncopy.domain.KnownCampaign;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.contest.domain.OptionsAtOpening;

/**
 * Opens contests: whoever comes first after the phase has opened, the clock or a voter, freezes the options and the roll
 * of voters and makes the contest open in one transaction. A contest whose options don't suit its rules (none at all, for
 * instance), or whose roll is not complete, stays upcoming, so that its organiser can still mend it.
 */
@ApplicationScoped
public class ContestOpening {
    private static final Logger LOG = Logger.getLogger(ContestOpening.class);

    private static final int KEY_BYTES = 32;

    private final SecureRandom chance = new SecureRandom();
    private final ContestStore store;
    private final CampaignCopies campaigns;
    private final VoterRolls rolls;
    private final DefinitionJson json;
    private final Outbox outbox;
    private final InstantSource clock;

    ContestOpening(
            ContestStore store,
            CampaignCopies campaigns,
            VoterRolls rolls,
            DefinitionJson json,
            Outbox outbox,
            InstantSource clock) {
        this.store = store;
        this.campaigns = campaigns;
        this.rolls = rolls;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "{minga.voting.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> openDue() {
        Instant now = clock.instant();
        return Panache.withSession(() -> store.dueToOpen(now))
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> openIfDue(id, now)
                        // One contest in trouble must not keep the others closed; it is tried again at the next tick.
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "contest %s could not be opened", id))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /**
     * Opens the contest if it is due, and tells whether it is open then. Only who finds it due waits for a lock: others
     * come in any number, also while the contest is being counted.
     */
    public Uni<Boolean> openIfDue(UUID contestId, Instant at) {
        return Panache.withSession(() -> store.openOrDue(contestId, at)).flatMap(state -> {
            if (state.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            return state.get() == ContestState.OPEN ? Uni.createFrom().item(true) : open(contestId, at);
        });
    }

    /** Unless another has in the meantime, or it has no fit options. */
    private Uni<Boolean> open(UUID contestId, Instant at) {
        return Panache.withTransaction(() -> store.findForChange(contestId).flatMap(found -> {
            if (found.isEmpty() || found.get().state() != ContestState.UPCOMING) {
                return Uni.createFrom().item(found.isPresent());
            }
            ContestRow row = found.get();
            return campaigns
                    .find(row.campaignId)
                    .flatMap(campaign ->
                            campaign.filter(known -> isDue(known, row, at)).isPresent()
                                    ? open(row, at)
                                    : Uni.createFrom().voidItem())
                    .map(done -> row.state() == ContestState.OPEN);
        }));
    }

    private static boolean isDue(KnownCampaign campaign, ContestRow row, Instant at) {
        return campaign.published()
                && campaign.phase(row.phaseId)
                        .filter(phase -> !at.isBefore(phase.opensAt()))
                        .isPresent();
    }

    private Uni<Void> open(ContestRow row, Instant at) {
        ContestDefinition definition = json.definition(row.definition);
        return campaigns.publishedSubmissions(row.campaignId).flatMap(submissions -> {
            OptionsAtOpening frozen = OptionsAtOpening.of(definition, submissions);
            if (!frozen.faults(definition.rules()).isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return rolls.faults(row.id, row.organisationId, definition.electorate())
                    .flatMap(faults -> faults.isEmpty()
                            ? open(row, definition, frozen, at)
                            : Uni.createFrom().voidItem());
        });
    }

    private Uni<Void> open(ContestRow row, ContestDefinition definition, OptionsAtOpening options, Instant at) {
        row.become(ContestState.OPEN);
        row.openedAt = at;
        row.leftOut = json.write(options.leftOut());
        return store.freeze(row.id, options.options())
                .chain(() -> store.makeBox(row.id, newKey()))
                .chain(() -> freezeElectorate(row, definition.electorate()))
                .chain(Panache::getSession)
                .flatMap(session -> outbox.append(
                        session,
                        ContestEvent.of(row.id, definition, ContestState.OPEN)
                                .toOutgoing("changed", row.organisationId)));
    }

    private Uni<Void> freezeElectorate(ContestRow row, Electorate electorate) {
        return electorate.hasKnownSize()
                ? rolls.freeze(row.id, row.organisationId, electorate)
                        .invoke(frozen -> row.electorate(frozen))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        chance.nextBytes(key);
        return key;
    }
}
