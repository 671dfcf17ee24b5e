package org.minga.reward.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.platform.testkit.TestTokens.subject;
import static org.minga.reward.Town.AWARD_RULE;
import static org.minga.reward.Town.BADGE_RULE;
import static org.minga.reward.Town.POINTS_RULE;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.minga.platform.data.inbox.ReceivedEvent;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.reward.Town;

/** Two replicas, or a queue that changes hands, may work on one campaign at the same moment. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class ConcurrentDeliveryIT {
    private static final int AT_ONCE = 8;

    @Inject
    EventEffects effects;

    @Inject
    ObjectMapper mapper;

    @Test
    void one_fact_delivered_eight_times_at_once_rewards_once() throws Exception {
        Town town = Town.published();
        String scheme = town.fullScheme();
        UUID idea = UUID.randomUUID();
        ReceivedEvent event =
                event("minga.submission.published.v1", idea, 1, town.submission(idea, "published", "ana"));

        atOnce(Collections.nCopies(AT_ONCE, () -> apply(event)));

        assertThat(town.leaderboard()).containsExactly(Map.entry(subject("ana"), 10));
        assertThat(Town.trialBalance(scheme)).containsEntry("balance", 0).containsEntry("credits", 10);
    }

    @Test
    void one_outcome_delivered_eight_times_at_once_awards_a_submission_without_author_once() throws Exception {
        Town town = Town.published();
        town.fullScheme();
        UUID idea = UUID.randomUUID();
        ReceivedEvent told = event("minga.submission.published.v1", idea, 1, town.submission(idea, "published", ""));
        ReceivedEvent decided = event("minga.outcome.published.v1", town.campaign, 9, town.outcome(idea));
        List<Callable<Void>> work = new ArrayList<>(Collections.nCopies(AT_ONCE, () -> apply(decided)));
        work.add(() -> apply(told));

        atOnce(work);

        assertThat(Events.outboxOf(idea.toString()))
                .extracting(Events.Stored::type)
                .containsExactly("minga.reward.granted.v1");
    }

    @Test
    void facts_of_one_campaign_in_any_order_at_once_and_the_scheme_among_them_give_the_same_points() throws Exception {
        for (int round = 0; round < 5; round++) {
            Town town = Town.published();
            List<Callable<Void>> work = new ArrayList<>();
            Map<String, Integer> expected = new HashMap<>();
            List<UUID> ideas = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                UUID idea = UUID.randomUUID();
                String author = i % 2 == 0 ? "ana" : "bo";
                String last = i < 4 ? "published" : "removed";
                ideas.add(idea);
                work.add(() -> apply(
                        event("minga.submission.published.v1", idea, 1, town.submission(idea, "published", author))));
                work.add(
                        () -> apply(event("minga.submission.edited.v1", idea, 2, town.submission(idea, last, author))));
                if (i < 4) {
                    expected.merge(subject(author), 10, Integer::sum);
                }
            }
            UUID contest = UUID.randomUUID();
            work.add(() -> apply(event(
                    "minga.contest.participation_published.v1",
                    contest,
                    3,
                    town.participation(contest, "ana", "chen"))));
            work.add(
                    () -> apply(event("minga.outcome.published.v1", town.campaign, 9, town.outcome(ideas.getFirst()))));
            String[] scheme = new String[1];
            work.add(() -> {
                scheme[0] = town.scheme(POINTS_RULE, BADGE_RULE, AWARD_RULE);
                return null;
            });
            Collections.shuffle(work, new Random(round));

            atOnce(work);

            assertThat(town.leaderboard()).isEqualTo(expected);
            assertThat(Town.trialBalance(scheme[0])).containsEntry("balance", 0).containsEntry("accountsOff", 0);
        }
    }

    private Void apply(ReceivedEvent event) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> effects.apply(event)));
        } catch (Throwable failure) {
            throw new AssertionError("the event could not be taken in", failure);
        }
    }

    private ReceivedEvent event(String type, UUID subject, long sequence, Map<String, Object> data) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                type,
                subject.toString(),
                sequence,
                Map.of(),
                Instant.EPOCH,
                mapper.valueToTree(data));
    }

    private static void atOnce(List<Callable<Void>> work) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(work.size());
        List<Future<Void>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Callable<Void> one : work) {
                running.add(threads.submit(() -> {
                    gate.await();
                    return one.call();
                }));
            }
        }
        for (Future<Void> one : running) {
            one.get();
        }
    }
}
