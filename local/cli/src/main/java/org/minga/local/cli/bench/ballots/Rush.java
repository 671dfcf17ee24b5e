package org.minga.local.cli.bench.ballots;

import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Voters and the contests they cast in: groups of contests that are voted on at the same time, every voter in each, in
 * random order.
 */
final class Rush {
    private static final long SEED = 20260601;

    private final Voters voters;
    private final int together;
    private final Voters.Requests requests;
    private final Receipts receipts;
    private final Load load;

    /** @param together so many contests make a group; divides their number */
    Rush(URI gateway, Voters voters, List<UUID> contests, int together) {
        this.voters = voters;
        this.together = together;
        this.requests = voters.to(contests);
        this.receipts = new Receipts(contests, voters.count());
        this.load = new Load(gateway, requests, receipts);
    }

    Load load() {
        return load;
    }

    Receipts receipts() {
        return receipts;
    }

    Voters.Requests requests() {
        return requests;
    }

    /** Every voter in every contest of a group. */
    int[] group(int number) {
        int size = together * voters.count();
        int[] pairs = new int[size];
        SplittableRandom random = new SplittableRandom(SEED + number);
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            pairs[i] = pairs[j];
            pairs[j] = number * size + i;
        }
        return pairs;
    }
}
