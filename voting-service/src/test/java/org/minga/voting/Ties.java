package org.minga.voting;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.minga.platform.data.broker.Topology;
import org.minga.platform.testkit.Events;

/** Everything that the service has stored or said, and what in it ties a ballot to a person. */
public final class Ties {
    private Ties() {}

    /**
     * Something to look for, in every way it could be spelled.
     *
     * @param name for messages
     */
    public record Mark(String name, Set<String> spellings) {
        public static Mark ofText(String name, String text) {
            Set<String> spellings = new HashSet<>(ofBytes(name, text.getBytes(StandardCharsets.UTF_8)).spellings);
            spellings.add(text);
            return new Mark(name, spellings);
        }

        public static Mark ofBytes(String name, byte[] bytes) {
            return new Mark(
                    name,
                    // Two spellings may be the same.
                    new HashSet<>(List.of(
                            HexFormat.of().formatHex(bytes),
                            new String(bytes, StandardCharsets.ISO_8859_1),
                            Base64.getEncoder().withoutPadding().encodeToString(bytes),
                            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))));
        }

        public static Mark ofUuid(String name, UUID id) {
            byte[] bytes = ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
            Set<String> spellings = new HashSet<>(ofBytes(name, bytes).spellings);
            spellings.add(id.toString());
            return new Mark(name, spellings);
        }

        boolean isIn(String place) {
            return spellings.stream().anyMatch(place::contains);
        }
    }

    /**
     * One who cast.
     *
     * @param person what tells who it was
     * @param ballot what tells which ballot it was, or when it was cast
     */
    public record Voter(List<Mark> person, List<Mark> ballot) {}

    /**
     * Where something was found.
     *
     * @param place table, or queue
     * @param what was found there, in one row or message
     */
    public record Found(String place, String what) {}

    /** A row or message, with all its bytes as text. */
    private record Item(String place, String text) {}

    /** Rows and messages that hold a person and a ballot side by side. */
    public static Set<Found> between(List<Voter> voters, String queue) {
        Set<Found> ties = new HashSet<>();
        forEachItem(queue, item -> {
            List<String> persons = found(voters.stream().flatMap(voter -> voter.person.stream()), item);
            if (!persons.isEmpty()) {
                found(voters.stream().flatMap(voter -> voter.ballot.stream()), item)
                        .forEach(ballot -> persons.forEach(
                                person -> ties.add(new Found(item.place, person + " beside " + ballot))));
            }
        });
        return ties;
    }

    /** Where these are at all. */
    public static Set<Found> places(Stream<Mark> marks, String queue) {
        List<Mark> all = marks.toList();
        Set<Found> places = new HashSet<>();
        forEachItem(queue, item -> found(all.stream(), item).forEach(name -> places.add(new Found(item.place, name))));
        return places;
    }

    private static List<String> found(Stream<Mark> marks, Item item) {
        return marks.filter(mark -> mark.isIn(item.text)).map(Mark::name).toList();
    }

    /** A queue that gets every event from now on. */
    public static String listen() {
        String queue = "ties." + UUID.randomUUID();
        try (Connection connection = Events.connect();
                Channel channel = connection.createChannel()) {
            Topology.load().apply(channel);
            channel.queueDeclare(queue, true, false, false, null);
            channel.queueBind(queue, Topology.EVENTS, "#");
            return queue;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void forEachItem(String queue, Consumer<Item> work) {
        try {
            rows(work);
            messages(queue, work);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rows(Consumer<Item> work) throws SQLException {
        try (var database = Events.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("SET LOCAL TimeZone = 'UTC'");
            statement.setFetchSize(50);
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        work.accept(new Item(table, text(rows)));
                    }
                }
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Bytes both as hexadecimal digits and as the characters that they may be. */
    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        int columns = row.getMetaData().getColumnCount();
        for (int i = 1; i <= columns; i++) {
            boolean binary = row.getMetaData().getColumnTypeName(i).equals("bytea");
            byte[] bytes = binary ? row.getBytes(i) : null;
            if (bytes != null) {
                text.append(HexFormat.of().formatHex(bytes))
                        .append('\n')
                        .append(new String(bytes, StandardCharsets.ISO_8859_1));
            } else {
                text.append(row.getString(i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Leaves the messages where they are. */
    private static void messages(String queue, Consumer<Item> work) throws Exception {
        try (Connection connection = Events.connect();
                Channel channel = connection.createChannel()) {
            GetResponse message = channel.basicGet(queue, false);
            while (message != null) {
                work.accept(new Item(
                        "message " + message.getEnvelope().getRoutingKey(),
                        message.getProps() + "\n" + new String(message.getBody(), StandardCharsets.UTF_8)));
                message = channel.basicGet(queue, false);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
