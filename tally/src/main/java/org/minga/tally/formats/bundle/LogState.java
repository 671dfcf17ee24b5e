package org.minga.tally.formats.bundle;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.merkle.MerkleFrontier;

/**
 * The ballot log as far as it was written or read: its tree, and which ballots still have to be voided. Says what can't
 * come next and then stays as it was.
 */
final class LogState {

    private final String contest;
    private final Map<String, LogKey> keys;
    private final MerkleFrontier tree = new MerkleFrontier();
    /** Entries that were not opened and are not voided yet. */
    private final BitSet waiting = new BitSet();

    private long counted;
    private long voided;
    private long heads;
    private long lastHead = -1;

    LogState(BundleHeader header) {
        this.contest = header.contest();
        this.keys = header.keys().stream().collect(Collectors.toUnmodifiableMap(LogKey::id, key -> key));
    }

    long size() {
        return tree.size();
    }

    long heads() {
        return heads;
    }

    byte[] root() {
        return tree.root();
    }

    BoxCounts counts(long paper) {
        return new BoxCounts(tree.size(), counted, voided, paper);
    }

    @Nullable
    Fault counted(byte[] commitment) {
        return ballot(commitment, true);
    }

    @Nullable
    Fault unopened(byte[] commitment) {
        return ballot(commitment, false);
    }

    private @Nullable Fault ballot(byte[] commitment, boolean opened) {
        if (tree.size() == Integer.MAX_VALUE) {
            return new Fault(Finding.LINE_INVALID, "No log of more than " + Integer.MAX_VALUE + " entries is read.");
        }
        if (opened) {
            counted++;
        } else {
            waiting.set((int) tree.size());
        }
        tree.append(new LogEntry.Ballot(contest, commitment).bytes());
        return null;
    }

    @Nullable
    Fault voided(long index) {
        if (index < 0 || index >= tree.size()) {
            return new Fault(
                    Finding.VOID, "Entry " + index + " is voided and is not in the log before entry " + size() + ".");
        }
        if (!waiting.get((int) index)) {
            return new Fault(
                    Finding.VOID,
                    "Entry " + index + " is voided, but it counts, was voided before, or is no ballot itself.");
        }
        waiting.clear((int) index);
        voided++;
        tree.append(new LogEntry.Void(contest, index).bytes());
        return null;
    }

    @Nullable
    Fault head(SignedHead signed) {
        if (signed.head().size() != tree.size()) {
            return new Fault(
                    Finding.HEAD,
                    "A tree head of " + signed.head().size() + " entries stands behind " + tree.size() + ".");
        }
        byte[] root = tree.root();
        if (!Arrays.equals(root, signed.head().root())) {
            return new Fault(
                    Finding.HEAD, "The signed tree head of " + tree.size() + " entries is not that of " + since());
        }
        LogKey key = keys.get(signed.keyId());
        if (key == null) {
            return new Fault(
                    Finding.KEYS,
                    "A tree head is signed by the key " + Refusal.shown(signed.keyId())
                            + ", which the header does not name.");
        }
        if (!signed.head().contest().equals(contest)
                || !key.verifies(signed.head().statement(), signed.signature())) {
            return new Fault(
                    Finding.HEAD_SIGNATURE,
                    "The signature of the tree head of " + tree.size()
                            + " entries is not one of its key over this head.");
        }
        lastHead = tree.size();
        heads++;
        return null;
    }

    private String since() {
        long from = Math.max(0, lastHead);
        return from == tree.size()
                ? "these entries: the head was changed."
                : "these entries: one of the entries " + from + " to " + (tree.size() - 1)
                        + " was changed, opened as another ballot, dropped, added or moved, or the head was changed.";
    }

    /** What is missing where the log ends. */
    @Nullable
    Fault end() {
        if (lastHead != tree.size()) {
            return new Fault(
                    Finding.HEAD,
                    "The log of " + tree.size() + " entries ends without a signed tree head over all of them.");
        }
        return waiting.isEmpty()
                ? null
                : new Fault(
                        Finding.UNOPENED,
                        "Entry " + waiting.nextSetBit(0) + " of the log is neither opened nor voided"
                                + (waiting.cardinality() > 1
                                        ? ", nor are " + (waiting.cardinality() - 1) + " others."
                                        : "."));
    }
}
