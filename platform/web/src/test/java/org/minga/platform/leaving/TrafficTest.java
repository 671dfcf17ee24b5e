package org.minga.platform.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficTest {

    @Test
    void a_full_house_takes_the_next_one_when_one_leaves() {
        Traffic traffic = new Traffic(1);
        assertThat(traffic.enter()).isEqualTo(Traffic.Entrance.ENTERED);
        assertThat(traffic.enter()).isEqualTo(Traffic.Entrance.FULL);
        traffic.exit();
        assertThat(traffic.enter()).isEqualTo(Traffic.Entrance.ENTERED);
    }

    @Test
    void while_leaving_requests_are_still_taken() {
        Traffic traffic = new Traffic(1);
        traffic.leave();
        assertThat(traffic.enter()).isEqualTo(Traffic.Entrance.ENTERED);
    }

    @Test
    void closing_waits_for_those_inside_and_takes_nobody() throws Exception {
        Traffic traffic = new Traffic(2);
        traffic.enter();
        Thread last = Thread.ofVirtual().unstarted(traffic::exit);
        last.start();
        assertThat(traffic.close(Duration.ofSeconds(10))).isZero();
        assertThat(traffic.enter()).isEqualTo(Traffic.Entrance.CLOSED);
    }

    @Test
    void closing_does_not_wait_for_ever() throws Exception {
        Traffic traffic = new Traffic(2);
        traffic.enter();
        assertThat(traffic.close(Duration.ofMillis(20))).isEqualTo(1);
    }
}
