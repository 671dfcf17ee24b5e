package org.minga.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaSetTest {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private final ReplicaSet set = new ReplicaSet(
            "things",
            List.of(URI.create("http://a:1"), URI.create("http://b:2"), URI.create("http://c")),
            2,
            () -> now);

    @Test
    void the_turn_goes_round() {
        assertThat(set.inOrder()).extracting(Replica::toString).containsExactly("a:1", "b:2", "c:80");
        assertThat(set.inOrder()).extracting(Replica::toString).containsExactly("b:2", "c:80", "a:1");
        assertThat(set.inOrder()).extracting(Replica::toString).containsExactly("c:80", "a:1", "b:2");
        assertThat(set.inOrder()).extracting(Replica::toString).containsExactly("a:1", "b:2", "c:80");
    }

    @Test
    void one_set_aside_comes_last_until_its_pause_is_over() {
        Replica first = set.inOrder().getFirst();
        assertThat(first.setAside(Duration.ofSeconds(2))).isTrue();
        assertThat(first.setAside(Duration.ofSeconds(2))).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(set.inOrder().getLast()).isSameAs(first);
        }
        now = now.plusSeconds(2);
        assertThat(first.available()).isTrue();
    }

    @Test
    void of_those_set_aside_the_one_that_is_due_back_first_is_tried_first() {
        List<Replica> replicas = set.inOrder();
        replicas.get(2).setAside(Duration.ofSeconds(15));
        now = now.plusSeconds(5);
        replicas.get(0).setAside(Duration.ofSeconds(15));
        replicas.get(1).setAside(Duration.ofSeconds(20));

        for (int i = 0; i < 3; i++) {
            assertThat(set.inOrder()).containsExactly(replicas.get(2), replicas.get(0), replicas.get(1));
        }
    }

    @Test
    void there_is_room_for_so_many_requests_for_each_replica_and_again_when_one_has_left() {
        for (int i = 0; i < 6; i++) {
            assertThat(set.enter()).isTrue();
        }
        assertThat(set.enter()).isFalse();
        assertThat(set.enter()).isFalse();
        set.exit();
        assertThat(set.enter()).isTrue();
        assertThat(set.enter()).isFalse();
    }

    @Test
    void an_address_that_is_none_is_named() {
        assertThatThrownBy(() -> new ReplicaSet("things", List.of(URI.create("localhost:8101")), 2, () -> now))
                .hasMessageContaining("localhost:8101");
        assertThatThrownBy(() -> new ReplicaSet("things", List.of(), 2, () -> now))
                .hasMessageContaining("things");
    }
}
