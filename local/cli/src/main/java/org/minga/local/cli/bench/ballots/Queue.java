package org.minga.local.cli.bench.ballots;

import java.util.ArrayDeque;
import java.util.Deque;
import org.minga.local.backing.process.BackingException;

/** Who casts next: first everybody once, then those who were refused. */
final class Queue {
    private final int[] pairs;
    private final Deque<Integer> refused = new ArrayDeque<>();
    private int next;

    Queue(int[] pairs) {
        this.pairs = pairs.clone();
    }

    int next() {
        if (next < pairs.length) {
            return pairs[next++];
        }
        Integer pair = refused.poll();
        if (pair == null) {
            throw new BackingException(
                    "There are too few voters and contests for this load: " + pairs.length + " pairs.");
        }
        return pair;
    }

    void again(int pair) {
        refused.add(pair);
    }
}
