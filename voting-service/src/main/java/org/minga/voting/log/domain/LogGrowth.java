package org.minga.voting.log.domain;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.merkle.MerkleFrontier;
import org.minga.voting.log.domain.StoredTree.Place;
import org.minga.voting.log.domain.StoredTree.Wish;

/** What one append adds to the store: the rest of the last page, new pages, nodes that became full, and the root. */
public final class LogGrowth {
    private final long before;
    private final MerkleFrontier tree;
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private final List<Node> nodes = new ArrayList<>();

    /** A full subtree of a page or more. */
    public record Node(Place place, byte[] hash) {}

    /**
     * Goes on where the log ends.
     *
     * @param stored has what {@link #wish} asked for
     */
    public LogGrowth(long size, StoredTree stored) {
        before = size;
        tree = new MerkleFrontier(size, stored, this::keep);
    }

    /** What has to be read to go on at this size. */
    public static Wish wish(long size) {
        Wish wish = new Wish();
        new MerkleFrontier(size, wish, (height, position, hash) -> {});
        return wish;
    }

    private void keep(int height, long position, byte[] hash) {
        if (height >= LogPage.HEIGHT) {
            nodes.add(new Node(new Place(height, position), hash));
        }
    }

    public void append(LogEntry entry) {
        added.writeBytes(LogPage.bytes(entry));
        tree.append(entry.bytes());
    }

    public long size() {
        return tree.size();
    }

    public byte[] root() {
        return tree.root();
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** What comes onto the page that was begun before; empty if none was. */
    public byte[] rest() {
        byte[] bytes = added.toByteArray();
        return Arrays.copyOf(bytes, Math.min(bytes.length, room()));
    }

    /** Pages that are new. */
    public List<LogPage> pages() {
        byte[] bytes = added.toByteArray();
        List<LogPage> pages = new ArrayList<>();
        long number = LogPage.of(before + LogPage.ENTRIES - 1);
        int length = LogPage.ENTRIES * LogPage.ENTRY_BYTES;
        for (int from = room(); from < bytes.length; from += length) {
            pages.add(new LogPage(number++, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length))));
        }
        return pages;
    }

    /** Bytes that there is room for on a page that was begun. */
    private int room() {
        int begun = (int) (before % LogPage.ENTRIES);
        return begun == 0 ? 0 : (LogPage.ENTRIES - begun) * LogPage.ENTRY_BYTES;
    }
}
