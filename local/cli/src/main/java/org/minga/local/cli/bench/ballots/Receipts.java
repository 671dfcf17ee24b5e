package org.minga.local.cli.bench.ballots;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.local.cli.bench.wire.Reply;

/** What the platform told each voter, per contest: which must be in the rows afterwards. */
final class Receipts {
    private final List<UUID> contests;
    private final int voters;
    private final int[] versions;
    private final @Nullable String[] trackers;
    private final boolean[] uncertain;
    private int unreadable;

    Receipts(List<UUID> contests, int voters) {
        this.contests = List.copyOf(contests);
        this.voters = voters;
        this.versions = new int[contests.size() * voters];
        this.trackers = new String[versions.length];
        this.uncertain = new boolean[versions.length];
    }

    /** One ballot that was told to be stored. */
    record Receipt(int voter, int version, String tracker) {}

    /** Takes a receipt; a later version takes the place of an earlier one. */
    void accepted(int pair, Reply reply) {
        String version = reply.member("version");
        String tracker = reply.member("tracker");
        if (version == null || tracker == null) {
            unreadable++;
            return;
        }
        int number = Integer.parseInt(version);
        if (number > versions[pair]) {
            versions[pair] = number;
            trackers[pair] = tracker;
        }
    }

    /** Answers that said "stored" but not what. */
    int unreadable() {
        return unreadable;
    }

    /** Nobody knows whether this one was stored: no answer came. */
    void uncertain(int pair) {
        uncertain[pair] = true;
    }

    List<UUID> contests() {
        return contests;
    }

    List<Receipt> of(int contest) {
        List<Receipt> found = new ArrayList<>();
        for (int voter = 0; voter < voters; voter++) {
            int pair = contest * voters + voter;
            String tracker = trackers[pair];
            if (versions[pair] > 0 && tracker != null) {
                found.add(new Receipt(voter, versions[pair], tracker));
            }
        }
        return found;
    }

    /** How many of a contest may or may not be there. */
    int uncertainOf(int contest) {
        int count = 0;
        for (int voter = 0; voter < voters; voter++) {
            int pair = contest * voters + voter;
            if (uncertain[pair]) {
                count++;
            }
        }
        return count;
    }
}
