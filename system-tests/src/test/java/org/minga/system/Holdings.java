package org.minga.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;
import org.minga.system.Voter.Own;
import org.minga.system.chaos.Stored;
import org.minga.system.chaos.Stored.Ballot;

/** What the databases hold of one campaign, and how far events have come. */
record Holdings(Platform platform, String campaign) {

    Stored read(String contest, Collection<Voter> voters) throws Exception {
        Map<String, String> titles =
                rows("submission", "SELECT id, title FROM submission WHERE campaign_id = '" + campaign + "'");
        Map<String, Integer> submissions = titles.values().stream()
                .collect(Collectors.toMap(Function.identity(), title -> 1, Integer::sum, HashMap::new));
        Map<String, Integer> entries = new HashMap<>();
        rows(
                        "reward",
                        "SELECT r.cause_id, count(*) FROM ledger_entry e JOIN reward_movement m ON m.id = e.id"
                                + " JOIN reward r ON r.id = m.reward_id WHERE e.campaign_id = '" + campaign
                                + "' GROUP BY r.cause_id")
                .forEach((cause, times) ->
                        entries.merge(titles.getOrDefault(cause, cause), Integer.valueOf(times), Integer::sum));
        Map<String, Ballot> ballots = new HashMap<>();
        BoxCheck.ask(contest, voters)
                .forEach((voter, own) -> own.ifPresent(ballot -> ballots.put(voter.person.name(), ballot(ballot))));
        return new Stored(submissions, entries, ballots, rows("campaign", "SELECT id, display_name FROM person"));
    }

    private static Ballot ballot(Own own) {
        return new Ballot(own.version(), String.join(",", own.selections()));
    }

    /** Events that wait to be published, and rewards that wait to be given. */
    long unsettled() throws SQLException {
        long waiting = number("submission", "SELECT count(*) FROM submission WHERE campaign_id = '" + campaign + "'")
                - number("reward", "SELECT count(*) FROM ledger_entry WHERE campaign_id = '" + campaign + "'");
        for (Service service : Service.withDatabase()) {
            waiting += number(service.label(), "SELECT count(*) FROM outbox WHERE published_at IS NULL");
        }
        return waiting;
    }

    /** Events that each of those who hear of submissions has taken up; none while the database is away. */
    Map<String, Long> taken() {
        Map<String, Long> taken = new LinkedHashMap<>();
        for (String service : new String[] {"reward", "voting"}) {
            try {
                taken.put(service, number(service, "SELECT count(*) FROM inbox"));
            } catch (SQLException e) {
                return Map.of();
            }
        }
        return taken;
    }

    /** What the accounts of the ledger hold together. */
    long balance() throws SQLException {
        return number(
                "reward",
                "SELECT coalesce(sum(balance), 0) FROM ledger_account WHERE campaign_id = '" + campaign + "'");
    }

    private long number(String database, String query) throws SQLException {
        try (Connection connection = platform.postgres().connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<String, String> rows(String database, String query) throws SQLException {
        try (Connection connection = platform.postgres().connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            Map<String, String> rows = new HashMap<>();
            while (row.next()) {
                rows.put(row.getString(1), row.getString(2));
            }
            return rows;
        }
    }
}
