package org.minga.system;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minga.system.BallotCalls.Answer;
import org.minga.system.chaos.History;
import org.minga.system.chaos.Kind;
import org.minga.system.chaos.Operation;

/**
 * People who come, sign in, do a few things and go, and whose apps repeat what got no clear answer (the same key, the same
 * ballot). Each deals with one service only, so that nobody waits at one that is well because another is not.
 */
final class Townspeople implements AutoCloseable {
    private static final List<String> CODES = List.of("A", "B", "C", "D", "E");
    private static final int AUTHORS = 3;
    private static final int VOTERS = 6;
    private static final int OTHERS = 2;
    /** Things done by one person before the next one comes. */
    private static final int STAY = 12;

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final long THINKING_MILLIS = 180;
    private static final long RETRY_MILLIS = 250;

    private final Doors doors = Doors.all(PATIENCE);
    private final Call collecting;
    private final Call voting;
    private final String contest;
    private final History history;
    private final Workers workers = new Workers();
    private final AtomicInteger came = new AtomicInteger();
    private volatile boolean signIn = true;

    final Queue<Voter> voters = new ConcurrentLinkedQueue<>();

    Townspeople(Call collecting, Call voting, String contest, History history) {
        this.collecting = collecting;
        this.voting = voting;
        this.contest = contest;
        this.history = history;
        start(AUTHORS, random -> author());
        start(VOTERS, this::voter);
        start(OTHERS, random -> resident());
        start(OTHERS, random -> reader(Kind.READ_REWARDS, "/v1/me/rewards"));
        start(1, random -> reader(Kind.READ_CONTEST, "/v1/contests/" + contest));
    }

    /** Does one thing after the other. */
    private interface Visit {
        void go() throws InterruptedException;
    }

    private interface Trade {
        Visit begin(Random random);
    }

    private void start(int people, Trade trade) {
        for (int i = 0; i < people; i++) {
            Random random = new Random(workers.number());
            workers.start(() -> {
                while (!workers.over()) {
                    Visit visit = trade.begin(random);
                    for (int turn = 0; !workers.over() && (turn < STAY || !signIn); turn++) {
                        visit.go();
                        Thread.sleep(THINKING_MILLIS);
                    }
                }
            });
        }
    }

    /** While nobody can sign in, those who are here stay. */
    void signIn(boolean possible) {
        signIn = possible;
    }

    private String name() {
        return "townsperson-" + collecting.campaign + "-" + came.incrementAndGet();
    }

    private Visit author() {
        Person person = Person.named(name());
        AtomicInteger turn = new AtomicInteger();
        return () -> {
            String title = person.name() + "-" + turn.incrementAndGet();
            String idea = """
                    {"campaignId": "%s", "type": "idea", "title": "%s", "body": "Because.", "language": "en"}""".formatted(collecting.campaign, title);
            Answer answer =
                    definite(Kind.SUBMIT, title, "", () -> doors.send(person, "POST", "/v1/submissions", idea, title));
            if (answer.accepted()) {
                String id = answer.json().get("id").asText();
                once(
                        Kind.READ_SUBMISSION,
                        title,
                        "",
                        () -> doors.send(person, "GET", "/v1/submissions/" + id, null, null));
            }
        };
    }

    private Visit voter(Random random) {
        Voter voter = new Voter(name());
        voters.add(voter);
        BallotCalls calls = new BallotCalls(doors, contest);
        return () -> {
            if (!voter.receipts.isEmpty() && random.nextInt(6) == 0) {
                once(Kind.WITHDRAW, voter.person.name(), "", () -> voter.withdraws(calls));
            } else {
                List<String> selections = List.of(CODES.get(random.nextInt(CODES.size())));
                definite(
                        Kind.CAST,
                        voter.person.name(),
                        String.join(",", selections),
                        () -> voter.casts(calls, selections));
            }
        };
    }

    private Visit resident() {
        Person person = Person.named(name());
        AtomicInteger turn = new AtomicInteger();
        return () -> {
            String name = "Resident " + turn.incrementAndGet();
            String profile = """
                    {"displayName": "%s", "locale": "en", "zone": "Europe/Madrid"}""".formatted(name);
            definite(
                    Kind.SAVE_PROFILE,
                    person.id(),
                    name,
                    () -> doors.send(person, "PUT", "/v1/people/me", profile, null));
            once(
                    Kind.READ_CAMPAIGN,
                    person.name(),
                    "",
                    () -> doors.send(person, "GET", "/v1/campaigns/" + voting.campaign, null, null));
        };
    }

    private Visit reader(Kind kind, String path) {
        Person person = Person.named(name());
        return () -> once(kind, person.name(), "", () -> doors.send(person, "GET", path, null, null));
    }

    /** Repeats until there is a yes or a no. */
    private Answer definite(Kind kind, String subject, String value, Supplier<Answer> request)
            throws InterruptedException {
        while (true) {
            Answer answer = once(kind, subject, value, request);
            boolean inFlight = answer.status() == 409;
            if (workers.over() || !(answer.unknown() || inFlight)) {
                return answer;
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private Answer once(Kind kind, String subject, String value, Supplier<Answer> request) {
        long beganAt = history.begin();
        Answer answer = request.get();
        long version = kind == Kind.CAST && answer.accepted()
                ? answer.json().get("version").asLong()
                : 0;
        history.add(new Operation(kind, subject, value, version, answer.status(), beganAt, System.nanoTime()));
        return answer;
    }

    /** Lets nobody else in and waits for those inside. */
    @Override
    public void close() throws Exception {
        workers.close();
    }

    /** Why somebody went home, who should have stayed. */
    @Nullable
    Throwable trouble() {
        return workers.trouble();
    }
}
