package org.minga.tally.formats.bundle;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.merkle.MerkleTree;

/** Writes the log of a bundle and remembers what it wrote, for receipts and heads that were handed out. */
public final class TestLog {

    /** A ballot that was accepted, and the entry that voids it, or -1. */
    record Accepted(long index, byte[] commitment, String canonical, long weight, long voidedAt) {}

    private static final Instant START = Instant.parse("2026-05-01T10:00:00.123456Z");

    private final String contest;
    private final BundleWriter writer;
    private final TestSigner signer;
    private final Random random;
    private final MerkleTree tree = new MerkleTree();
    private final List<SignedHead> heads = new ArrayList<>();
    private final List<Accepted> accepted = new ArrayList<>();

    public TestLog(String contest, BundleWriter writer, TestSigner signer, long seed) {
        this.contest = contest;
        this.writer = writer;
        this.signer = signer;
        this.random = new Random(seed);
    }

    public void counted(String canonical, long weight) throws IOException {
        byte[] salt = bytes(Commitment.SALT_BYTES);
        byte[] commitment = Commitment.of(salt, Commitment.content(canonical, weight));
        accepted.add(new Accepted(tree.size(), commitment, canonical, weight, -1));
        tree.append(new LogEntry.Ballot(contest, commitment).bytes());
        writer.counted(canonical, salt, weight);
    }

    /** A ballot that is never opened. */
    public void replaced() throws IOException {
        byte[] commitment = bytes(Commitment.BYTES);
        accepted.add(new Accepted(tree.size(), commitment, "", 0, 0));
        tree.append(new LogEntry.Ballot(contest, commitment).bytes());
        writer.unopened(commitment);
    }

    /** Voids one of those that wait for it, if any. */
    public void voidOne() throws IOException {
        List<Accepted> waiting =
                accepted.stream().filter(one -> one.voidedAt() == 0).toList();
        if (!waiting.isEmpty()) {
            Accepted one = waiting.get(random.nextInt(waiting.size()));
            accepted.set(accepted.indexOf(one), new Accepted(one.index(), one.commitment(), "", 0, tree.size()));
            tree.append(new LogEntry.Void(contest, one.index()).bytes());
            writer.voided(one.index());
        }
    }

    public void head() throws IOException {
        SignedHead head = signer.head(contest, tree.size(), tree.root(), START.plusSeconds(heads.size()));
        heads.add(head);
        writer.head(head);
    }

    /** Voids what has to be voided and signs the last head. */
    public void end() throws IOException {
        while (accepted.stream().anyMatch(one -> one.voidedAt() == 0)) {
            voidOne();
        }
        head();
    }

    List<SignedHead> heads() {
        return heads;
    }

    List<Accepted> accepted() {
        return accepted;
    }

    MerkleTree tree() {
        return tree;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
