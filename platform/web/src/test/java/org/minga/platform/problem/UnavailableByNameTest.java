package org.minga.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Errors;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailableByNameTest {

    static Stream<Throwable> outOfReach() {
        return Stream.of(
                new ConnectException("Connection refused: localhost/127.0.0.1:5432"),
                new ClosedChannelException(),
                new NoStackTraceThrowable("Timeout"),
                new VertxException("Connection was closed"),
                new io.smallrye.mutiny.TimeoutException(),
                new SQLException("gone", "08006"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void so_is_a_connection_that_was_reset_whatever_netty_calls_it_on_linux() {
        Epoll.ensureAvailability();
        Throwable reset = new Errors.NativeIoException("recvAddress", Errors.ERRNO_ECONNRESET_NEGATIVE);

        assertThat(UnavailableByName.matches(reset)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("outOfReach")
    void lost_connections_and_full_pools_are_unavailability(Throwable failure) {
        assertThat(UnavailableByName.matches(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "57014", "53300", "40001", "40P01", "25006"})
    void so_are_the_states_of_a_database_in_trouble(String state) {
        assertThat(UnavailableByName.matches(new DatabaseException("x", 0, state)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22021", "25P02", ""})
    void our_own_mistakes_are_not(String state) {
        assertThat(UnavailableByName.matches(new DatabaseException("x", 0, state)))
                .isFalse();
    }

    @Test
    void nor_is_any_other_failure() {
        assertThat(UnavailableByName.matches(new IllegalStateException("Timeout")))
                .isFalse();
        assertThat(UnavailableByName.matches(new NullPointerException())).isFalse();
    }
}
