package org.minga.local.cli.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.platform.Service;

/** One service's database: reachable, migrated, its events on their way, its clock. */
final class DatabaseCheck {
    private static final Duration OLD = Duration.ofSeconds(30);
    private static final Duration APART = Duration.ofSeconds(2);
    private static final Pattern MIGRATION = Pattern.compile("V([0-9_]+)__.*\\.sql");
    private static final String PERMISSION_DENIED = "42501";
    private static final String NO_TABLE = "42P01";

    private final Site site;
    private final Service service;
    private final InstantSource clock;
    private final List<Finding> findings = new ArrayList<>();

    DatabaseCheck(Site site, Service service, InstantSource clock) {
        this.site = site;
        this.service = service;
        this.clock = clock;
    }

    List<Finding> look() {
        String about = service.label() + " database";
        try {
            Site.Database database = site.database(service);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                findings.add(
                        Finding.good(about, "PostgreSQL at " + database.host() + ":" + database.port() + " answers"));
                looking(service.label() + " clock", () -> clocks(statement));
                looking(service.label() + " migrations", () -> migrations(statement));
                looking(service.label() + " outbox", () -> outbox(statement));
                if (service == Service.VOTING) {
                    looking("ballot log keys", () -> keys(statement));
                }
            }
        } catch (SQLException | BackingException e) {
            findings.add(Finding.wrong(about, "It can't be reached: " + e.getMessage()));
        }
        return findings;
    }

    private interface Look {
        Finding at() throws SQLException;
    }

    private void looking(String about, Look look) throws SQLException {
        try {
            findings.add(look.at());
        } catch (SQLException e) {
            if (PERMISSION_DENIED.equals(e.getSQLState())) {
                findings.add(Finding.unknown(
                        about,
                        "This role may not see it; name the owner role in " + Site.databaseSetting(service) + "."));
            } else if (NO_TABLE.equals(e.getSQLState())) {
                findings.add(
                        Finding.wrong(about, "The schema is not there: " + e.getMessage() + ". Run its migrations."));
            } else {
                throw e;
            }
        }
    }

    private Finding clocks(Statement statement) throws SQLException {
        Instant before = clock.instant();
        try (ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            Instant there = row.getTimestamp(1).toInstant();
            Instant after = clock.instant();
            Duration apart = there.isBefore(before)
                    ? Duration.between(there, before)
                    : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
            String words = "%d ms from this machine's".formatted(apart.toMillis());
            return apart.compareTo(APART) <= 0
                    ? Finding.good(service.label() + " clock", words)
                    : Finding.wrong(
                            service.label() + " clock",
                            "The clock of PostgreSQL is " + words
                                    + ". Deadlines are judged by clocks: keep them together with NTP.");
        }
    }

    private Finding migrations(Statement statement) throws SQLException {
        Set<String> wanted = new TreeSet<>();
        wanted.addAll(versions(site.root().resolve("platform/data/src/main/resources/db/platform")));
        wanted.addAll(versions(site.root().resolve(service.module()).resolve("src/main/resources/db/migration")));
        Set<String> done = new HashSet<>();
        Set<String> failed = new TreeSet<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT version, success FROM flyway_schema_history WHERE version IS NOT NULL")) {
            while (row.next()) {
                (row.getBoolean(2) ? done : failed).add(row.getString(1));
            }
        }
        String about = service.label() + " migrations";
        Set<String> unknown = new TreeSet<>(done);
        unknown.removeAll(wanted);
        wanted.removeAll(done);
        if (!failed.isEmpty()) {
            return Finding.wrong(about, "Failed: " + String.join(", ", failed) + ".");
        }
        if (!wanted.isEmpty()) {
            return Finding.wrong(
                    about,
                    "Behind: " + String.join(", ", wanted) + " not applied. Run its migration Job, or"
                            + " java -jar quarkus-run.jar migrate.");
        }
        return unknown.isEmpty()
                ? Finding.good(about, done.size() + " applied")
                : Finding.good(about, "newer than this checkout: " + String.join(", ", unknown));
    }

    private static Set<String> versions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> versions = new HashSet<>();
            files.map(file -> MIGRATION.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(name -> versions.add(name.group(1).replace('_', '.')));
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finding outbox(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*),"
                + " coalesce(extract(epoch FROM now() - min(timestamp)), 0) FROM outbox WHERE published_at IS NULL")) {
            row.next();
            long waiting = row.getLong(1);
            long seconds = Math.round(row.getDouble(2));
            String words = "%d events wait, the oldest for %d s".formatted(waiting, seconds);
            return seconds <= OLD.toSeconds()
                    ? Finding.good(service.label() + " outbox", waiting == 0 ? "nothing waits" : words)
                    : Finding.wrong(
                            service.label() + " outbox",
                            words + ". Is RabbitMQ up? Does a replica of the service run? It relays by itself.");
        }
    }

    private Finding keys(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM log_key")) {
            row.next();
            return row.getInt(1) > 0
                    ? Finding.good("ballot log keys", row.getInt(1) + " published")
                    : Finding.wrong(
                            "ballot log keys",
                            "None was ever published. Does voting-service run, and has it a key"
                                    + " (./minga keys rotate-log)?");
        }
    }
}
