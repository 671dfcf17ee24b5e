package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * One partner asks 20 times as often as it may; another must hardly notice. Limits are small, so that twenty times as much
 * is something that this machine can send while it plays everything else too.
 */
@EnabledIfSystemProperty(named = "minga.long", matches = "true")
class FloodIT {
    private static final int WINDOW_SECONDS = 10;
    /** Of one client, in a window. */
    private static final int LIMIT = 500;

    private static final double ALLOWED = (double) LIMIT / WINDOW_SECONDS;
    private static final double FLOOD = 20 * ALLOWED;
    private static final double MODEST = ALLOWED / 2;
    private static final int FLOOD_CONNECTIONS = 16;
    private static final int MODEST_CONNECTIONS = 8;
    private static final Duration STRETCH = Duration.ofSeconds(12);
    private static final int ROUNDS = 3;
    /** Gateways that have just started are slow. */
    private static final int WARM_UPS = 2;

    /**
     * Where all of it runs on two cores, one turn of the scheduler or one collection of garbage is in a hundredth of the
     * requests: below this a p99 tells of the machine.
     */
    private static final double FLOOR_MILLIS = 10;

    private final Platform platform = World.platform();
    private final String page = page();

    @BeforeAll
    static void start() {
        World.forMeasurements();
    }

    @AfterAll
    static void end() {
        World.end();
    }

    private static String page() {
        Call call = Call.draft("flood-organiser", Map.of());
        call.contestWithGivenOptions();
        call.publish();
        return "/v1/campaigns/" + call.campaign;
    }

    @Test
    void with_one_gateway() throws Exception {
        measure("one gateway", gateways(1));
    }

    @Test
    void with_two_gateways_that_share_the_limits() throws Exception {
        measure("two gateways", gateways(2));
    }

    @Test
    void whose_connections_are_all_at_one_of_two_gateways_gets_half() throws Exception {
        Partner lopsided = new Partner("lopsided-partner", List.of(gateways(2).getFirst()), page);

        Partner.Outcome outcome = lopsided.asks(FLOOD, STRETCH, FLOOD_CONNECTIONS);

        double due = due(outcome.seconds()) / 2;
        System.out.printf(
                "flood, all at one of two gateways: asked=%.0f/s passed=%d due=%.0f deviation=%.2f%%%n",
                outcome.perSecond(), outcome.count(200), due, 100 * (outcome.count(200) / due - 1));
        assertThat((double) outcome.count(200)).isCloseTo(due, within(due * 0.05));
    }

    private void measure(String where, List<URI> doors) throws Exception {
        Partner quiet = new Partner("quiet-partner", doors, page);
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            CompletableFuture<Partner.Outcome> flood = flood(where + " before " + warmUp, doors);
            quiet.asks(MODEST, STRETCH, MODEST_CONNECTIONS);
            flood.get();
        }
        List<Partner.Sample> alone = new ArrayList<>();
        List<Partner.Sample> flooded = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            alone.addAll(quiet.asks(MODEST, STRETCH, MODEST_CONNECTIONS).samples());
            CompletableFuture<Partner.Outcome> flood = flood(where + " " + round, doors);
            flooded.addAll(quiet.asks(MODEST, STRETCH, MODEST_CONNECTIONS).samples());
            Partner.Outcome outcome = flood.get();

            double due = due(outcome.seconds());
            System.out.printf(
                    "flood, %s: asked=%.0f/s (%.1f times the limit) statuses=%s passed=%d due=%.0f deviation=%.2f%%%n",
                    where,
                    outcome.perSecond(),
                    outcome.perSecond() / ALLOWED,
                    outcome.statuses(),
                    outcome.count(200),
                    due,
                    100 * (outcome.count(200) / due - 1));
            assertThat(outcome.statuses()).containsOnlyKeys(200, 429);
            assertThat(outcome.perSecond()).as("requests a second of the flood").isGreaterThan(0.9 * FLOOD);
            assertThat((double) outcome.count(200)).isCloseTo(due, within(due * 0.05));
        }
        double before = percentile(alone, 0.99);
        double during = percentile(flooded, 0.99);
        System.out.printf(
                "flood, %s: quiet partner alone p50=%.2f p99=%.2f ms, during the flood p50=%.2f p99=%.2f ms, ratio=%.2f,"
                        + " n=%d and %d%n",
                where,
                percentile(alone, 0.5),
                before,
                percentile(flooded, 0.5),
                during,
                during / before,
                alone.size(),
                flooded.size());
        assertThat(alone).allMatch(sample -> sample.status() == 200);
        assertThat(flooded).as("of the quiet partner nothing is refused").allMatch(sample -> sample.status() == 200);
        assertThat(during).isLessThanOrEqualTo(Math.max(2 * before, FLOOR_MILLIS));
    }

    /** By a client of its own each time: one whose bucket is full. */
    private CompletableFuture<Partner.Outcome> flood(String when, List<URI> doors) {
        Partner flooding = new Partner("flooding-partner-" + when.replace(' ', '-'), doors, page);
        return CompletableFuture.supplyAsync(() -> flood(flooding));
    }

    private static Partner.Outcome flood(Partner partner) {
        try {
            return partner.asks(FLOOD, STRETCH, FLOOD_CONNECTIONS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client may have that comes with a full bucket. */
    private static double due(double seconds) {
        return LIMIT + ALLOWED * seconds;
    }

    private static double percentile(List<Partner.Sample> samples, double part) {
        List<Long> sorted =
                samples.stream().map(Partner.Sample::latency).sorted().toList();
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1) / 1e6;
    }

    /** Gateways that know how many they are. */
    private List<URI> gateways(int many) {
        Map<String, String> limits = new HashMap<>(Map.of(
                "MINGA_GATEWAY_LIMITS_CLIENT",
                Integer.toString(LIMIT),
                "MINGA_GATEWAY_LIMITS_WINDOW",
                WINDOW_SECONDS + "s",
                "MINGA_GATEWAY_LIMITS_GATEWAYS",
                Integer.toString(many),
                "MINGA_GATEWAY_LIMITS_AT_ONCE",
                "256"));
        return IntStream.range(0, many)
                .mapToObj(door -> {
                    platform.stop(Service.GATEWAY, door);
                    platform.start(Service.GATEWAY, door, limits);
                    return platform.url(Service.GATEWAY, door);
                })
                .toList();
    }
}
