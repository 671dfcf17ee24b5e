package org.minga.local.cli.bench.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static final String CREATED = """
        HTTP/1.1 201 Created\r
        Content-Type: application/json\r
        content-length: 42\r
        \r
        {"version":1,"tracker":"ab12","promise":{}}\
        """;
    private static final String CHUNKED = """
        HTTP/1.1 503 Service Unavailable\r
        Retry-After: 1\r
        Transfer-Encoding: chunked\r
        Connection: close\r
        \r
        5\r
        {"a":\r
        3\r
        12}\r
        0\r
        \r
        """;

    @Test
    void an_answer_is_complete_with_its_last_byte_and_not_before() {
        byte[] bytes = CREATED.getBytes(StandardCharsets.UTF_8);
        int end = bytes.length - 1;

        for (int filled = 0; filled < end; filled++) {
            assertThat(Reply.read(bytes, filled)).as("of %d bytes", filled).isNull();
        }
        Reply reply = requireNonNull(Reply.read(bytes, bytes.length));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.length()).isEqualTo(end);
        assertThat(reply.last()).isFalse();
    }

    @Test
    void chunks_are_put_together() {
        byte[] bytes = CHUNKED.getBytes(StandardCharsets.UTF_8);
        for (int filled = 0; filled < bytes.length; filled++) {
            assertThat(Reply.read(bytes, filled)).as("of %d bytes", filled).isNull();
        }
        Reply reply = requireNonNull(Reply.read(bytes, bytes.length));

        assertThat(reply.body()).isEqualTo("{\"a\":12}");
        assertThat(reply.header("retry-after")).isEqualTo("1");
        assertThat(reply.length()).isEqualTo(bytes.length);
        assertThat(reply.last()).isTrue();
    }

    @Test
    void members_are_found_whatever_comes_behind_them() {
        byte[] bytes = "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{\"tracker\":\"ab12\",\"version\":17,\"last\":3}"
                .getBytes(StandardCharsets.UTF_8);
        Reply reply = requireNonNull(Reply.read(bytes, bytes.length));

        assertThat(reply.member("tracker")).isEqualTo("ab12");
        assertThat(reply.member("version")).isEqualTo("17");
        assertThat(reply.member("last")).isEqualTo("3");
        assertThat(reply.member("missing")).isNull();
    }

    @Test
    void what_is_no_answer_is_refused() {
        byte[] other = "SSH-2.0-OpenSSH_9.6\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] endless = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Reply.read(other, other.length)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reply.read(endless, endless.length)).isInstanceOf(IllegalArgumentException.class);
    }
}
