package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.local.cli.platform.Platform;
import org.minga.system.chaos.Checker;
import org.minga.system.chaos.Fault;
import org.minga.system.chaos.History;
import org.minga.system.chaos.Operation;
import org.minga.system.chaos.Operation.Outcome;
import org.minga.system.chaos.Suffered;
import org.minga.system.chaos.Verdict;
import org.minga.system.chaos.Wellness;

/**
 * A town at work while everything it stands on is broken, one after the other. {@code ./minga chaos} runs it;
 * {@code -Dminga.chaos.quick=true} breaks everything for three seconds only, {@code -Dminga.chaos.only=REGEX} only what
 * has such a name.
 */
@EnabledIfSystemProperty(named = "minga.long", matches = "true")
class ChaosIT {
    private static final boolean QUICK = Boolean.getBoolean("minga.chaos.quick");
    private static final Pattern ONLY = Pattern.compile(System.getProperty("minga.chaos.only", ""));
    private static final Duration QUICK_FAULT = Duration.ofSeconds(3);
    /** Less than everything proves nothing. */
    private static final boolean COUNTS = !QUICK && ONLY.pattern().isEmpty();

    private static final int ENOUGH = 30_000;
    private static final int MOST_TOLD = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(QUICK ? 5 : 15);

    /** Nothing fails for so long: all is well. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Who was started again is slow until it has done everything once, and takes processors from all others. */
    private static final Duration WARM_AGAIN = Duration.ofSeconds(QUICK ? 3 : 12);

    private static final Duration RECOVERED = Duration.ofSeconds(10);
    private static final Duration GIVEN_UP = Duration.ofSeconds(40);
    private static final Duration SETTLED = Duration.ofMinutes(4);
    /** Services, people and servers share two processors: what is quicker than this is noise. */
    private static final long NOISE_MILLIS = 300;

    private final Platform platform = World.platform();
    private final History history = new History();
    private final List<Suffered> report = new ArrayList<>();

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void whatever_breaks_nothing_accepted_is_lost_or_done_twice() throws Exception {
        long began = System.nanoTime();
        Call collecting = Call.draft("chaos-organiser", Map.of());
        collecting.contestWithGivenOptions();
        collecting.rewards();
        collecting.publish();
        Call voting = Call.draft("chaos-organiser", Map.of());
        String contest = voting.contestWithGivenOptions();
        voting.publish();
        voting.openVoting(contest);
        Holdings holdings = new Holdings(platform, collecting.campaign);

        try (Links links = Links.into(platform)) {
            say("%3d s: everything runs on links that can be broken", secondsSince(began));
            Townspeople people = new Townspeople(collecting, voting, contest, history);
            try (people) {
                breakEverything(new Faults(platform, links, World.issuer(), people::signIn), people, holdings);
            }
            history.write(Path.of("target", "chaos-history.tsv"));
            say("%3d s: everybody went home", secondsSince(began));

            await().atMost(SETTLED).ignoreExceptions().until(() -> holdings.unsettled() == 0);
            say("%3d s: everything has come to rest", secondsSince(began));
            Verdict verdict = Checker.check(history.all(), holdings.read(contest, people.voters));
            printResult(verdict);
            assertWell(verdict);
            assertThat(holdings.balance()).as("sum of all accounts").isZero();

            BoxCheck box = BoxCheck.whileOpen(contest, people.voters);
            voting.move("vote", "closing");
            voting.awaitResult(contest, Duration.ofMinutes(2));
            box.result(voting, contest);
            say("%3d s: result and bundle hold the %d ballots that stand", secondsSince(began), box.ballots());
        }
    }

    private void breakEverything(Faults faults, Townspeople people, Holdings holdings) throws Exception {
        Wellness wellness = new Wellness(history, holdings::taken);
        Thread.sleep(WARM_UP);
        List<Operation> calm = new ArrayList<>(wellness.await(QUIET, GIVEN_UP).since());
        for (Fault fault : faults.all()) {
            if (!ONLY.matcher(fault.name()).find()) {
                continue;
            }
            assertThat(people.trouble()).as("somebody went home").isNull();
            Suffered suffered = suffer(QUICK ? fault.lastingAtMost(QUICK_FAULT) : fault, wellness, calm);
            report.add(suffered);
            say("%s", suffered);
            if (fault.mend() != Fault.Step.NOTHING) {
                fault.mend().take();
                Thread.sleep(WARM_AGAIN);
            }
            calm.addAll(wellness.await(QUIET, GIVEN_UP).since());
        }
        await().atMost(SETTLED).until(() -> people.trouble() != null || !COUNTS || history.accepted() >= ENOUGH);
        assertThat(people.trouble()).as("somebody went home").isNull();
    }

    private Suffered suffer(Fault fault, Wellness wellness, List<Operation> calm) throws Exception {
        int place = history.size();
        fault.begin().take();
        Thread.sleep(fault.lasting());
        fault.end().take();
        Wellness.Recovery recovery = wellness.await(QUIET, GIVEN_UP);
        List<Operation> operations = history.since(place).stream()
                .filter(operation -> operation.beganAt() - recovery.wellAt() < 0)
                .toList();
        return new Suffered(fault, operations, List.copyOf(calm), recovery.answers(), recovery.events());
    }

    private void printResult(Verdict verdict) {
        Stream.of(verdict.lost(), verdict.doubled(), verdict.strange())
                .flatMap(List::stream)
                .limit(MOST_TOLD)
                .forEach(wrong -> say("%s", wrong));
        Map<Outcome, Long> outcomes =
                history.all().stream().collect(Collectors.groupingBy(Operation::outcome, Collectors.counting()));
        System.out.printf(
                Locale.ROOT,
                "chaos kills=%d faults=%d accepted=%d lost=%d doubled=%d strange=%d unknown=%d refused=%d"
                        + " failed_elsewhere=%d slowest_recovery_s=%.1f worst_p99_ratio=%.1f%n",
                report.stream()
                        .filter(suffered -> suffered.fault().name().endsWith("killed"))
                        .count(),
                report.size(),
                history.accepted(),
                verdict.lost().size(),
                verdict.doubled().size(),
                verdict.strange().size(),
                outcomes.getOrDefault(Outcome.UNKNOWN, 0L),
                outcomes.getOrDefault(Outcome.REFUSED, 0L),
                report.stream().mapToLong(Suffered::failedElsewhere).sum(),
                report.stream()
                                .map(Suffered::recovery)
                                .max(Comparator.naturalOrder())
                                .orElse(Duration.ZERO)
                                .toMillis()
                        / 1000.0,
                report.stream()
                        .filter(suffered -> suffered.p99Before() > 0)
                        .mapToDouble(suffered -> (double) suffered.p99During() / suffered.p99Before())
                        .max()
                        .orElse(0));
    }

    private void assertWell(Verdict verdict) {
        SoftAssertions all = new SoftAssertions();
        all.assertThat(verdict.lost()).as("lost").isEmpty();
        all.assertThat(verdict.doubled()).as("doubled").isEmpty();
        all.assertThat(verdict.strange()).as("nobody asked for").isEmpty();
        if (COUNTS) {
            all.assertThat(history.accepted()).as("accepted").isGreaterThanOrEqualTo(ENOUGH);
        }
        for (Suffered suffered : report) {
            String name = suffered.fault().name();
            all.assertThat(suffered.recovery()).as("recovery from: " + name).isLessThanOrEqualTo(RECOVERED);
            all.assertThat(suffered.failedElsewhere())
                    .as("failed elsewhere: " + name)
                    .isZero();
            all.assertThat(suffered.p99During())
                    .as("p99 elsewhere: " + name)
                    .isLessThanOrEqualTo(Math.max(NOISE_MILLIS, 2 * suffered.p99Before()));
        }
        all.assertAll();
    }

    private static void say(String format, Object... values) {
        System.out.println("[chaos] " + String.format(Locale.ROOT, format, values));
    }

    private static long secondsSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
