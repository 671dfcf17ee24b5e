package org.minga.system;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * People at work while things break: each hands in ideas and votes, repeats a request that got no definite answer as an
 * app would (same key, same ballot), and remembers what was accepted.
 */
final class Traffic implements AutoCloseable {
    private static final List<String> CODES = List.of("A", "B", "C", "D", "E");

    private static final long THINKING_MILLIS = 400;
    private static final long RETRY_MILLIS = 100;

    private final Call collecting;
    private final Call voting;
    private final String contest;
    private final Workers workers = new Workers();

    /** Accepted submissions: id by title. */
    final Map<String, String> submissions = new ConcurrentHashMap<>();
    /** The last accepted ballot of each voter. */
    final Map<String, List<String>> ballots = new ConcurrentHashMap<>();

    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger uncertain = new AtomicInteger();

    Traffic(Call collecting, Call voting, String contest, int people) {
        this.collecting = collecting;
        this.voting = voting;
        this.contest = contest;
        for (int i = 0; i < people; i++) {
            int number = i;
            workers.start(() -> work(Person.named("traffic-" + voting.campaign + "-" + number), new Random(number)));
        }
    }

    private void work(Person person, Random random) {
        for (int turn = 0; !workers.over(); turn++) {
            String title = person.name() + " idea " + turn;
            definite(() -> collecting.submits(person, title, title.replace(' ', '-')))
                    .ifPresent(answer -> {
                        if (answer.statusCode() == 201) {
                            submissions.put(title, answer.jsonPath().getString("id"));
                            accepted.incrementAndGet();
                        }
                    });
            List<String> selections = List.of(CODES.get(random.nextInt(CODES.size())));
            definite(() -> voting.casts(person, contest, selections)).ifPresent(answer -> {
                if (answer.statusCode() < 300) {
                    ballots.put(person.name(), selections);
                    accepted.incrementAndGet();
                }
            });
            pause(THINKING_MILLIS);
        }
    }

    /** Repeats until the platform says yes or no; empty when it never did before the end of the test. */
    private Optional<Response> definite(Supplier<Response> request) {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                Response answer = request.get();
                boolean later = answer.statusCode() >= 500
                        || (answer.statusCode() == 404 && answer.header("Retry-After") != null)
                        || (answer.statusCode() == 409 && answer.header("Retry-After") != null);
                if (!later) {
                    return Optional.of(answer);
                }
            } catch (Exception noAnswer) {
                // A connection that was cut says nothing about the request: ask again.
                uncertain.incrementAndGet();
            }
            uncertain.incrementAndGet();
            pause(RETRY_MILLIS);
        }
        return Optional.empty();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets everybody finish what they are at. */
    @Override
    public void close() throws Exception {
        workers.close();
    }
}
