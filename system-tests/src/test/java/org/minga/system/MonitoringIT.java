package org.minga.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;
import org.minga.system.PromExpression.Selector;

/** What dashboards and alerts ask for is what running services tell, and every alert says what to do. */
class MonitoringIT {
    private static final Path ROOT = Path.of(System.getProperty("minga.root"));
    private static final Path MONITORING = ROOT.resolve("k8s/components/monitoring");
    private static final Pattern SERIES = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+.*$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    /** Prometheus' own, of every target. */
    private static final String UP = "up";

    @BeforeAll
    static void start() {
        World.platform();
        useEverything();
    }

    /** A series of a route is there once somebody asked for it. */
    private static void useEverything() {
        Call call = Call.draft("monitoring-organiser", Map.of());
        String contest = call.contestWithGivenOptions();
        call.publish();
        Person person = Person.named("monitoring-person");
        Call.created(Call.patiently(() -> call.submits(person, "A well", "well")));
        call.openVoting(contest);
        // Both replicas of voting-service.
        for (int i = 0; i < 4; i++) {
            Call.ok(call.casts(person, contest, List.of("A")));
        }
        Call.ok(person.gets("/v1/me/rewards"));
    }

    @Test
    void every_metric_of_a_dashboard_or_an_alert_exists_in_a_scrape() throws IOException {
        List<String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(60);
        Map<String, Map<String, Set<String>>> scrapes = scrapes();

        assertThat(missing(expressions, scrapes)).isEmpty();

        // And one that does not would be noticed: by its name, its label, or the process it is asked of.
        assertThat(missing(
                        List.of(
                                "rate(minga_outbox_forgotten[5m])",
                                "max by (colour) (minga_dead_letters)",
                                "minga_ballots_waiting{job=\"gateway\"}"),
                        scrapes))
                .hasSize(3);
    }

    @Test
    void every_alert_has_a_runbook_that_says_what_it_means_what_to_look_at_and_what_to_do() throws IOException {
        Map<String, String> sections = sections();
        List<JsonNode> alerts = alerts();
        assertThat(alerts).hasSizeGreaterThan(8);
        for (JsonNode alert : alerts) {
            String name = alert.path("alert").asText();
            String url = alert.at("/annotations/runbook_url").asText();
            assertThat(url).as(name).contains("docs/operations#");
            String anchor = url.substring(url.indexOf('#') + 1);
            assertThat(anchor).isEqualTo(name.toLowerCase(Locale.ROOT));
            assertThat(sections).as(name).containsKey(anchor);
            assertThat(sections.get(anchor)).as(name).contains("**Means**", "**Look at**", "**Do**");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("warning", "critical");
        }
    }

    @Test
    void there_is_a_dashboard_of_everything_and_one_of_each_service() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path file : dashboards()) {
            names.add(file.getFileName().toString());
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "overview.json",
                        "gateway.json",
                        "campaign-service.json",
                        "submission-service.json",
                        "voting-service.json",
                        "reward-service.json");
    }

    @Test
    void what_waits_between_services_is_measured() {
        await().atMost(Call.PATIENCE).untilAsserted(() -> {
            for (Service service : Service.withDatabase()) {
                String exposition = scrape(World.platform(), service, 0);
                assertThat(exposition)
                        .contains("minga_outbox_unpublished 0.0", "minga_inbox_waiting 0.0", "minga_dead_letters 0.0")
                        .contains("minga_broker_reachable 1.0", "minga_outbox_oldest_age_seconds 0.0");
            }
        });
    }

    private static List<String> missing(List<String> expressions, Map<String, Map<String, Set<String>>> scrapes) {
        List<String> missing = new ArrayList<>();
        for (String expression : expressions) {
            for (Selector selector : PromExpression.selectors(expression)) {
                if (selector.metric().equals(UP)) {
                    continue;
                }
                boolean there = scrapes.entrySet().stream()
                        .filter(process -> process.getKey().matches(selector.job()))
                        .map(process -> process.getValue().get(selector.metric()))
                        .anyMatch(labels -> labels != null && labels.containsAll(selector.labels()));
                if (!there) {
                    missing.add(selector + " of " + expression);
                }
            }
        }
        return missing;
    }

    /** Names of labels by metric by process. */
    private static Map<String, Map<String, Set<String>>> scrapes() {
        Map<String, Map<String, Set<String>>> scrapes = new HashMap<>();
        Platform platform = World.platform();
        for (Service service : Service.values()) {
            Map<String, Set<String>> metrics = scrapes.computeIfAbsent(service.module(), module -> new HashMap<>());
            for (int replica = 0; replica < platform.options().replicas(service); replica++) {
                for (String line : scrape(platform, service, replica).lines().toList()) {
                    Matcher series = SERIES.matcher(line);
                    if (!line.startsWith("#") && series.matches()) {
                        Set<String> labels = metrics.computeIfAbsent(series.group(1), name -> new HashSet<>());
                        Matcher label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
                        while (label.find()) {
                            labels.add(label.group(1));
                        }
                    }
                }
            }
        }
        return scrapes;
    }

    private static String scrape(Platform platform, Service service, int replica) {
        return given().get(platform.managementUrl(service, replica) + "/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (Path file : dashboards()) {
            for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).path("panels")) {
                panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr").asText()));
            }
        }
        alerts().forEach(alert -> expressions.add(alert.path("expr").asText()));
        return expressions;
    }

    private static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(MONITORING.resolve("dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static List<JsonNode> alerts() throws IOException {
        JsonNode file = new ObjectMapper(new YAMLFactory())
                .readTree(MONITORING.resolve("alerts.yaml").toFile());
        List<JsonNode> alerts = new ArrayList<>();
        file.at("/spec/groups").forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }

    /** Text of each section of the operations page by its anchor. */
    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new HashMap<>();
        String anchor = "";
        for (String line : Files.readAllLines(ROOT.resolve("docs/operations.md"))) {
            if (line.startsWith("#")) {
                anchor = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-');
            }
            sections.merge(anchor, line, (before, next) -> before + "\n" + next);
        }
        return sections;
    }
}
