package org.minga.voting.log.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.minga.tally.formats.merkle.MerklePaths.FullSubtrees;

/** The full subtrees of a log that were read: those of whole pages as nodes, lower ones by their pages. */
public final class StoredTree implements FullSubtrees {
    private final String contest;
    private final Map<Long, LogPage> pages;
    private final Map<Place, byte[]> nodes;

    /** Of a full subtree. */
    public record Place(int height, long position) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return height != other.height
                    ? Integer.compare(height, other.height)
                    : Long.compare(position, other.position);
        }
    }

    /** Notes what would have to be read for some work, which it answers with hashes of nothing. */
    public static final class Wish implements FullSubtrees {
        private final Set<Long> pages = new TreeSet<>();
        private final Set<Place> nodes = new TreeSet<>();

        @Override
        public byte[] hash(int height, long position) {
            if (height < LogPage.HEIGHT) {
                pages.add(LogPage.of(position << height));
            } else {
                nodes.add(new Place(height, position));
            }
            return new byte[32];
        }

        /** A page that is wanted for itself. */
        public void page(long number) {
            pages.add(number);
        }

        public Set<Long> pages() {
            return pages;
        }

        public Set<Place> nodes() {
            return nodes;
        }
    }

    public StoredTree(String contest, Map<Long, LogPage> pages, Map<Place, byte[]> nodes) {
        this.contest = contest;
        this.pages = new HashMap<>(pages);
        this.nodes = new HashMap<>(nodes);
    }

    /** A page that was read. */
    public LogPage page(long number) {
        LogPage page = pages.get(number);
        if (page == null) {
            throw new IllegalStateException("the log of " + contest + " has no page " + number);
        }
        return page;
    }

    @Override
    public byte[] hash(int height, long position) {
        if (height < LogPage.HEIGHT) {
            return page(LogPage.of(position << height)).hash(contest, height, position);
        }
        byte[] hash = nodes.get(new Place(height, position));
        if (hash == null) {
            throw new IllegalStateException(
                    "the log of " + contest + " has no node " + position + " of height " + height);
        }
        return hash;
    }
}
