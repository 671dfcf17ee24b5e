package org.minga.local.cli.bench.read;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.minga.local.cli.bench.BenchIssuer;
import org.minga.local.cli.bench.wire.Wire;

/** Requests of people who read the same thing, each with a token of their own; their bytes are made beforehand. */
final class Readers implements Wire.Requests {
    static final String SCOPE = "ballots:cast";

    private final byte[][] requests;

    private Readers(byte[][] requests) {
        this.requests = requests;
    }

    static Readers make(BenchIssuer issuer, URI gateway, String path, int count) {
        return new Readers(IntStream.range(0, count)
                .parallel()
                .mapToObj(reader -> request(
                        path,
                        gateway.getAuthority(),
                        "Authorization: Bearer " + issuer.person("reader-" + reader, SCOPE) + "\r\n"))
                .toArray(byte[][]::new));
    }

    /** A request of nobody in particular. */
    static Wire.Requests anonymous(String authority) {
        byte[] request = request("/hello", authority, "");
        return (number, out) -> out.put(request);
    }

    @Override
    public void write(int number, ByteBuffer out) {
        out.put(requests[number % requests.length]);
    }

    private static byte[] request(String path, String authority, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + authority + "\r\n" + token + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
