package org.minga.local.cli.bench.ballots;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.local.cli.bench.wire.Reply;
import org.minga.local.cli.bench.wire.Trace;
import org.minga.local.cli.bench.wire.Wire;

/** Casts ballots and writes down what became of each. */
final class Load {
    /** A client that waits longer than this has hung up. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int READ_EVERY = 64;

    private final InetSocketAddress gateway;
    private final Voters.Requests requests;
    private final Receipts receipts;

    Load(URI gateway, Voters.Requests requests, Receipts receipts) {
        this.gateway = new InetSocketAddress(gateway.getHost(), gateway.getPort());
        this.requests = requests;
        this.receipts = receipts;
    }

    /** Every connection casts a ballot, waits for its answer, and casts the next, until all are cast. */
    Trace closed(int connections, int[] pairs) {
        Trace trace = new Trace();
        try (Wire wire = wire(connections, (pair, due, status, reply) -> note(trace, pair, due, status, reply))) {
            wire.sendAll(Arrays.stream(pairs));
        }
        return trace;
    }

    /** A rate that is kept for a time. */
    record Stretch(double perSecond, Duration time) {
        long requests() {
            return Math.round(perSecond * time.toNanos() / 1e9);
        }
    }

    /** The trace of an open load, and when it began. */
    record Opened(Trace trace, long start) {}

    /**
     * Ballots are due at their times, however slow answers are; one that finds no connection free goes out late, and its
     * latency counts from when it was due. Who is refused tries again behind all others.
     */
    Opened open(int connections, Queue queue, List<Stretch> stretches) {
        Trace trace = new Trace();
        try (Wire wire = wire(connections, (pair, due, status, reply) -> {
            note(trace, pair, due, status, reply);
            if (Trace.refused(status)) {
                queue.again(pair);
            }
        })) {
            long start = System.nanoTime();
            long begin = start;
            int total = 0;
            for (Stretch stretch : stretches) {
                long requests = stretch.requests();
                for (long sent = 0; sent < requests; sent++) {
                    long due = begin + Math.round(sent * 1e9 / stretch.perSecond());
                    if (sent % READ_EVERY == 0) {
                        wire.poll(0);
                    }
                    while (System.nanoTime() < due || !wire.ready()) {
                        wire.poll(1);
                    }
                    wire.send(queue.next(), due);
                }
                total += (int) requests;
                begin += stretch.time().toNanos();
            }
            while (trace.size() < total) {
                wire.poll(10);
            }
            return new Opened(trace, start);
        }
    }

    private Wire wire(int connections, Wire.Ending ending) {
        return new Wire(gateway, connections, PATIENCE, requests, ending);
    }

    private void note(Trace trace, int pair, long due, int status, @Nullable Reply reply) {
        trace.add(due, System.nanoTime(), status);
        if (reply == null) {
            receipts.uncertain(pair);
        } else if (Trace.accepted(status)) {
            receipts.accepted(pair, reply);
        }
    }
}
