package org.minga.local.cli.bench.read;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import org.minga.local.cli.bench.wire.Trace;
import org.minga.local.cli.bench.wire.Wire;

/**
 * Somebody who is asked for one thing.
 *
 * @param expected what every answer must be, byte for byte
 */
record Target(InetSocketAddress address, Wire.Requests requests, byte[] expected) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    /**
     * What came of a round.
     *
     * @param trace every answer
     * @param wrong requests without an answer, with another status, or with anything else in the answer
     */
    record Round(Trace trace, long wrong) {}

    /** Asks so many times over so many connections, each of which waits for its answer before it asks again. */
    Round ask(int times, int connections) {
        Trace trace = new Trace();
        long[] right = new long[1];
        try (Wire wire = new Wire(address, connections, PATIENCE, requests, (number, due, status, reply) -> {
            trace.add(due, System.nanoTime(), status);
            if (status == OK && reply != null && reply.holds(expected)) {
                right[0]++;
            }
        })) {
            wire.sendAll(IntStream.range(0, times));
        }
        // An answer too many is as wrong as one too few.
        return new Round(trace, Math.abs(trace.size() - times) + trace.size() - right[0]);
    }
}
