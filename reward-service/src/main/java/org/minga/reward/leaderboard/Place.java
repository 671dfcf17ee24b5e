package org.minga.reward.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.platform.paging.Cursor;
import org.minga.reward.ledger.LedgerStore.Ahead;
import org.minga.reward.ledger.RankedAccount;

/** @param rank one more than the number of people with more points, so equals share a rank */
@Schema(name = "LeaderboardPlace")
record Place(
        @Schema(required = true, description = "people with equal points share a rank", example = "1")
        long rank,

        @Schema(required = true) String personId,
        @Schema(required = true, example = "30") long points) {
    /** @param accounts in order; {@code ahead} counts those before the first */
    static List<Place> ranked(List<RankedAccount> accounts, Ahead ahead) {
        List<Place> places = new ArrayList<>();
        long rank = ahead.withMore() + 1;
        for (RankedAccount account : accounts) {
            if (!places.isEmpty() && places.getLast().points() != account.points()) {
                rank = ahead.before() + places.size() + 1;
            }
            places.add(new Place(rank, account.personId(), account.points()));
        }
        return places;
    }

    String cursor() {
        return Cursor.encode(Long.toString(points), personId);
    }
}
