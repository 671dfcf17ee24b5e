package org.minga.voting;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
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
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.minga.platform.data.broker.Topology;
import org.minga.platform.testkit.Events;

/**
 * Everything that the service has stored, that it says from now on, and that lies in the queues of all who listen to it;
 * and what in that ties a ballot to a person.
 */
public final class Ties implements AutoCloseable {
    /** Nothing that it says gets there, and it reads it empty itself. */
    private static final String ITS_OWN = "voting.inbox";

    private final Topology topology = Topology.load();
    private final Connection connection = Events.connect();
    private final Queue<Item> said = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Item>> received = new ConcurrentHashMap<>();

    private Ties() throws IOException {
        assertThat(topology.reaches(ITS_OWN, "minga.contest.sealed.v1")).isFalse();
        Channel channel = connection.createChannel();
        topology.apply(channel);
        String tap = channel.queueDeclare().getQueue();
        channel.queueBind(tap, Topology.EVENTS, "#");
        keep(
                channel,
                tap,
                message -> said.add(item("message " + message.getEnvelope().getRoutingKey(), message)));
        for (Topology.Queue queue : topology.queues()) {
            if (!queue.name().equals(ITS_OWN)) {
                Queue<Item> kept = new ConcurrentLinkedQueue<>();
                received.put(queue.name(), kept);
                keep(channel, queue.name(), message -> kept.add(item("queue " + queue.name(), message)));
            }
        }
    }

    private static void keep(Channel channel, String queue, Consumer<Delivery> keeper) throws IOException {
        channel.basicConsume(queue, false, (tag, message) -> keeper.accept(message), tag -> {});
    }

    private static Item item(String place, Delivery message) {
        return new Item(place, message.getProperties() + "\n" + new String(message.getBody(), StandardCharsets.UTF_8));
    }

    public static Ties listen() throws IOException {
        return new Ties();
    }

    /** Lets queues have back what was taken from them. */
    @Override
    public void close() throws IOException {
        connection.close();
    }

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
    public Set<Found> between(List<Voter> voters) {
        Set<Found> ties = new HashSet<>();
        forEachItem(item -> {
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
    public Set<Found> places(Stream<Mark> marks) {
        List<Mark> all = marks.toList();
        Set<Found> places = new HashSet<>();
        forEachItem(item -> found(all.stream(), item).forEach(name -> places.add(new Found(item.place, name))));
        return places;
    }

    private static List<String> found(Stream<Mark> marks, Item item) {
        return marks.filter(mark -> mark.isIn(item.text)).map(Mark::name).toList();
    }

    private void forEachItem(Consumer<Item> work) {
        try {
            rows(work);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        said.forEach(work);
        received.values().forEach(messages -> messages.forEach(work));
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
}
