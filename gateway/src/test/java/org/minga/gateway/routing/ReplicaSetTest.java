package org.minga.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReplicaSetTest {

    private static final Health HEALTH =
            new Health(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(15), 5, Duration.ZERO);

    private long now = 7;

    private final ReplicaSet set = set("http://a:1", "http://b:2", "http://c");

    private ReplicaSet set(String... addresses) {
        return new ReplicaSet(
                "things", List.of(addresses).stream().map(URI::create).toList(), 2, HEALTH, () -> now);
    }

    private Replica begin(ReplicaSet from) {
        return Objects.requireNonNull(from.begin(List.of()));
    }

    private String visit(ReplicaSet from) {
        Replica replica = begin(from);
        replica.end(now);
        return replica.toString();
    }

    @Test
    void with_nothing_to_do_the_turn_goes_round() {
        assertThat(List.of(visit(set), visit(set), visit(set), visit(set)))
                .containsExactly("a:1", "b:2", "c:80", "a:1");
    }

    @Test
    void of_two_the_one_with_less_to_do_is_chosen() {
        ReplicaSet two = set("http://a:1", "http://b:2");
        Replica busy = begin(two);
        for (int i = 0; i < 10; i++) {
            assertThat(visit(two)).isNotEqualTo(busy.toString());
        }
    }

    @Test
    void a_request_is_never_sent_where_it_has_been() {
        List<Replica> tried = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tried.add(Objects.requireNonNull(set.begin(tried)));
        }
        assertThat(tried).doesNotHaveDuplicates();
        assertThat(set.begin(tried)).isNull();
    }

    @Test
    void one_that_is_out_is_passed_over_but_still_tried_when_no_other_is_left() {
        Replica silent = begin(set);
        silent.unreachable("refused");
        List<Replica> tried = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tried.add(Objects.requireNonNull(set.begin(tried)));
        }
        assertThat(tried.getLast()).isSameAs(silent);
    }

    @Test
    void when_none_is_well_those_that_live_are_tried_first() {
        set.all().forEach(replica -> replica.unreachable("refused"));
        Replica alive = set.all().get(1);
        alive.probeAnswered();
        alive.leaves();
        for (int i = 0; i < 3; i++) {
            assertThat(visit(set)).isEqualTo("b:2");
        }
    }

    @Test
    void the_only_replica_is_never_out() {
        ReplicaSet one = set("http://a:1");
        Replica only = begin(one);
        only.unreachable("refused");
        only.leaves();
        for (int i = 0; i < 50; i++) {
            only.failed(now, "it answers 500");
        }
        assertThat(only.available()).isTrue();
    }

    @Test
    void of_those_that_leave_the_one_that_is_due_back_first_is_tried_first() {
        set.all().get(2).leaves();
        now += Duration.ofSeconds(5).toNanos();
        set.all().get(0).leaves();
        now += Duration.ofSeconds(5).toNanos();
        set.all().get(1).leaves();

        List<Replica> tried = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tried.add(Objects.requireNonNull(set.begin(tried)));
        }
        assertThat(tried).extracting(Replica::toString).containsExactly("c:80", "a:1", "b:2");
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
        assertThatThrownBy(() -> set("localhost:8101")).hasMessageContaining("localhost:8101");
        assertThatThrownBy(this::set).hasMessageContaining("things");
    }
}
