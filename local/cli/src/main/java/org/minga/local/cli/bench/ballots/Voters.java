package org.minga.local.cli.bench.ballots;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.minga.local.cli.bench.BenchIssuer;
import org.minga.local.cli.bench.wire.Wire;

/**
 * Requests of voters, their bytes made beforehand. A pair is a voter and a contest: {@code contest × voters + voter}, by
 * their places in the lists.
 */
final class Voters {
    private static final int OPTIONS = 10;
    private static final String LINE = "\r\n";

    private final byte[][] heads;
    private final List<byte[]> bodies = bodies();

    private Voters(byte[][] heads) {
        this.heads = heads;
    }

    /** Signs a token for each; takes about a millisecond of CPU per voter. */
    static Voters make(BenchIssuer issuer, URI gateway, int count) {
        byte[][] heads = IntStream.range(0, count)
                .parallel()
                .mapToObj(voter -> bytes("Host: " + gateway.getAuthority() + LINE + "Authorization: Bearer "
                        + issuer.person("voter-" + voter, "ballots:cast") + LINE + "Content-Type: application/json"
                        + LINE))
                .toArray(byte[][]::new);
        return new Voters(heads);
    }

    int count() {
        return heads.length;
    }

    /** Codes of the options that the bodies choose from. */
    static List<String> options() {
        return IntStream.rangeClosed(1, OPTIONS).mapToObj(Integer::toString).toList();
    }

    /** Requests to the contests of one receipts book. */
    Requests to(List<UUID> contests) {
        return new Requests(contests.stream()
                .map(contest -> bytes("PUT /v1/contests/" + contest + "/ballot HTTP/1.1" + LINE))
                .toList());
    }

    /** Writes the request of a pair. */
    final class Requests implements Wire.Requests {
        private final List<byte[]> lines;
        private int revision;

        private Requests(List<byte[]> lines) {
            this.lines = lines;
        }

        /** From now on everybody chooses something else. */
        void nextChoice() {
            revision++;
        }

        @Override
        public void write(int pair, ByteBuffer out) {
            out.put(lines.get(pair / heads.length));
            out.put(heads[pair % heads.length]);
            out.put(bodies.get(Math.floorMod(pair * 31 + revision, bodies.size())));
        }
    }

    /** With the header that says how long it is. */
    private static List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        for (int first = 1; first <= OPTIONS; first++) {
            for (int second = first + 1; second <= OPTIONS; second++) {
                String body = "{\"selections\":[\"" + first + "\",\"" + second + "\"]}";
                bodies.add(bytes("Content-Length: " + body.length() + LINE + LINE + body));
            }
        }
        return bodies;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
