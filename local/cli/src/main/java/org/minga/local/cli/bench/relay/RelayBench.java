package org.minga.local.cli.bench.relay;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.bench.Durability;
import org.minga.local.cli.bench.Median;
import org.minga.local.cli.bench.Processors;
import org.minga.local.cli.bench.ResultLine;
import org.minga.local.cli.bench.Surroundings;
import org.minga.local.cli.operate.Amqp;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * Events per second that leave an outbox, confirmed and marked, beside the same messages sent from memory by a plain
 * client of RabbitMQ to the same queue, in turns. Medians of the rounds.
 */
public final class RelayBench {
    private static final Service SERVICE = Service.SUBMISSION;
    private static final int WARM_UPS = 4;

    /**
     * How much is sent.
     *
     * @param rows in each round
     * @param rounds that count
     */
    public record Size(int rows, int rounds) {}

    private final Size size;
    private final PrintStream out;
    private final OutboxRows outbox;
    private final Arrivals arrivals;
    private final PlainClient plain;
    private final Processors processors;
    private final List<Double> relayed = new ArrayList<>();
    private final List<Double> sent = new ArrayList<>();
    private long errors;
    private int bytes;

    private RelayBench(
            Size size,
            PrintStream out,
            OutboxRows outbox,
            Arrivals arrivals,
            PlainClient plain,
            Processors processors) {
        this.size = size;
        this.out = out;
        this.outbox = outbox;
        this.arrivals = arrivals;
        this.plain = plain;
        this.processors = processors;
    }

    /**
     * Measures, compares what came with what was sent, and prints.
     *
     * @return what to print last
     */
    public static ResultLine run(Platform platform, Size size, PrintStream out) {
        try (java.sql.Connection database = platform.postgres().connect(SERVICE.label());
                Connection broker = Amqp.connect(platform.rabbit());
                Arrivals arrivals = new Arrivals(broker, OutboxRows.TYPE);
                PlainClient plain = new PlainClient(broker)) {
            out.println(Durability.require(database) + ", data on " + Surroundings.fileSystem(platform));
            out.println(Surroundings.describe(platform));
            return new RelayBench(
                            size, out, new OutboxRows(database), arrivals, plain, new Processors(platform, SERVICE))
                    .measure();
        } catch (SQLException e) {
            throw new BackingException("PostgreSQL refuses: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BackingException("RabbitMQ refuses: " + e.getMessage(), e);
        }
    }

    private ResultLine measure() throws SQLException, IOException {
        out.printf(
                Locale.ROOT,
                "%,d events a round, in one transaction; the plain client has %d unconfirmed%n",
                size.rows(),
                PlainClient.IN_FLIGHT);
        for (int round = 1; round <= WARM_UPS; round++) {
            round("warm-up " + round);
        }
        relayed.clear();
        sent.clear();
        for (int round = 1; round <= size.rounds(); round++) {
            round("round " + round);
        }
        return new ResultLine("relay", Median.of(relayed), Median.of(sent), errors + plain.refused())
                .with("rows", (long) size.rows() * size.rounds())
                .with("bytes", bytes)
                .with("in_flight", PlainClient.IN_FLIGHT);
    }

    private void round(String name) throws SQLException, IOException {
        outbox.settle();
        List<String> ids = outbox.append(size.rows());
        Map<String, Long> before = processors.read();
        double perSecond = size.rows() / outbox.commit();
        Map<String, Long> after = processors.read();
        List<Message> messages = arrivals.take();
        outbox.settle();
        double reference = plain.send(messages);
        long wrong = Arrivals.wrong(ids, messages) + Arrivals.wrong(ids, arrivals.take());
        errors += wrong;
        relayed.add(perSecond);
        sent.add(reference);
        bytes = messages.isEmpty() ? 0 : messages.getFirst().body().length;
        out.printf(
                Locale.ROOT,
                "%-10s %,7.0f/s; plain client %,7.0f/s; CPU µs each: %s%s%n",
                name,
                perSecond,
                reference,
                Processors.each(before, after, size.rows()),
                wrong > 0 ? "; " + wrong + " events did not come exactly once" : "");
    }
}
