package org.minga.reward.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.reward.ledger.LedgerStore.Ahead;
import org.minga.reward.ledger.RankedAccount;

class PlaceTest {
    @Test
    void equal_points_share_a_rank_and_the_next_one_counts_them() {
        List<Place> places = Place.ranked(
                List.of(
                        new RankedAccount("ana", 30),
                        new RankedAccount("bo", 20),
                        new RankedAccount("chen", 20),
                        new RankedAccount("dita", 10)),
                new Ahead(0, 0));

        assertThat(places).extracting(Place::rank).containsExactly(1L, 2L, 2L, 4L);
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended() {
        List<Place> places =
                Place.ranked(List.of(new RankedAccount("chen", 20), new RankedAccount("dita", 10)), new Ahead(2, 1));

        assertThat(places).extracting(Place::rank).containsExactly(2L, 4L);
    }
}
