package org.minga.platform.testkit.migrations;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.DatabaseAccess;
import org.minga.local.backing.SharedServers;
import org.minga.platform.data.migration.MigrationSettings;

/** Runs migrations on a database of their own and watches, in the transaction of each, what it does and what it locks. */
final class Trial implements Callback {
    private static final String LOCKS = """
            SELECT relation::bigint, mode FROM pg_locks
            WHERE pid = pg_backend_pid() AND locktype = 'relation' AND mode IN ('ShareLock', 'RowExclusiveLock')""";

    private final String app;
    private final Map<String, List<Fault>> faults = new LinkedHashMap<>();
    private @Nullable Schema before;

    private Trial(String app) {
        this.app = app;
    }

    /** What each did to what was there before it, by file name. */
    static Map<String, List<Fault>> of(List<Path> folders) {
        String name = "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        DatabaseAccess database = SharedServers.postgres().createDatabase(name, name + "_owner", name + "_app");
        Trial trial = new Trial(database.appUsername());
        Flyway.configure()
                .configuration(MigrationSettings.LOCK)
                .dataSource(database.jdbcUrl(), database.ownerUsername(), database.ownerPassword())
                .locations(folders.stream()
                        .map(folder -> "filesystem:" + folder.toAbsolutePath())
                        .toArray(String[]::new))
                .placeholders(Map.of("app", database.appUsername()))
                .outOfOrder(true)
                .callbacks(trial)
                .load()
                .migrate();
        return trial.faults;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            Schema now = Schema.of(context.getConnection(), app);
            Schema was = before;
            if (event == Event.BEFORE_EACH_MIGRATE || was == null) {
                before = now;
                return;
            }
            List<Fault> found = new ArrayList<>(Comparison.of(was, now));
            found.addAll(locks(context.getConnection(), was));
            faults.put(context.getMigrationInfo().getScript(), found);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Fault> locks(Connection connection, Schema was) throws SQLException {
        Map<String, String> meaning = new HashMap<>();
        meaning.put("ShareLock", "gets an index while who writes has to wait: build it CONCURRENTLY");
        meaning.put("RowExclusiveLock", "has its rows changed in one go");
        List<Fault> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LOCKS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Schema.Relation table = was.relations().get(row.getLong(1));
                String what = meaning.get(row.getString(2));
                if (table != null && what != null) {
                    found.add(Fault.blocks(table.name(), what));
                }
            }
        }
        return found;
    }

    @Override
    public String getCallbackName() {
        return "trial";
    }
}
