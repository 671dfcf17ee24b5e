package org.minga.local.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.minga.tally.formats.bundle.BundleHeader;
import org.minga.tally.formats.bundle.BundleSigner;
import org.minga.tally.formats.bundle.BundleWriter;
import org.minga.tally.formats.log.BatchPromise;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.TreeHead;
import org.minga.tally.formats.merkle.MerkleTree;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.seats.Approval;

/** A certified bundle in a file: two voters for the bench, three for the swing, and one who withdrew. */
final class SmallBundle implements BundleSigner {
    static final String CONTEST = "0197c2a0-0000-7000-8000-000000000001";
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final KeyPair pair;
    private final List<byte[]> commitments = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree();
    private SignedHead last;
    private final String hash;

    SmallBundle(Path file) throws IOException {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        BundleHeader header = new BundleHeader(
                CONTEST,
                "0197c2a0-0000-7000-8000-000000000002",
                Map.of("en", "Which one?"),
                new ContestRules(new Approval(1), new BallotRules.Approval(0, 2)),
                List.of(BallotOption.of("bench"), BallotOption.of("swing")),
                Map.of("kind", "any_account"),
                Conditions.NONE,
                List.of(key()));
        last = head();
        try (OutputStream out = Files.newOutputStream(file)) {
            BundleWriter writer = BundleWriter.open(header, out);
            for (String option : List.of("bench", "swing", "bench", "swing", "swing")) {
                String ballot = "{\"selections\":[\"" + option + "\"]}";
                byte[] salt = new byte[Commitment.SALT_BYTES];
                salt[0] = (byte) commitments.size();
                writer.counted(ballot, salt, 1);
                add(Commitment.of(salt, Commitment.content(ballot, 1)));
            }
            byte[] withdrawn = new byte[Commitment.BYTES];
            writer.unopened(withdrawn);
            add(withdrawn);
            last = head();
            writer.head(last);
            writer.voided(5);
            tree.append(new LogEntry.Void(CONTEST, 5).bytes());
            last = head();
            writer.head(last);
            hash = writer.finish(this).hash();
        }
    }

    private void add(byte[] commitment) {
        commitments.add(commitment);
        tree.append(new LogEntry.Ballot(CONTEST, commitment).bytes());
    }

    private SignedHead head() {
        TreeHead head = new TreeHead(CONTEST, tree.size(), tree.root(), NOON);
        return new SignedHead(head, keyId(), sign(head.statement()));
    }

    String hash() {
        return hash;
    }

    LogKey key() {
        return LogKey.of(pair.getPublic());
    }

    /** As the API publishes keys. */
    String keys() {
        return "{\"keys\": [{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"" + keyId() + "\",\"use\":\"sig\",\"x\":\""
                + key().x() + "\"}]}";
    }

    /** As the API gives out heads. */
    String seenHead() {
        return "{\"contestId\":\"" + CONTEST + "\",\"size\":" + last.head().size() + ",\"root\":\""
                + base64(last.head().root()) + "\",\"at\":\"" + NOON + "\",\"key\":\"" + keyId() + "\",\"signature\":\""
                + base64(last.signature()) + "\"}";
    }

    /** What the voter of an entry got, in a batch of the own ballot and that of somebody else. */
    String receipt(int entry) {
        return receipt(CONTEST, commitments.get(entry));
    }

    String receipt(String contest, byte[] commitment) {
        MerkleTree batch = new MerkleTree();
        batch.append(new LogEntry.Ballot("another", new byte[Commitment.BYTES]).bytes());
        batch.append(new LogEntry.Ballot(contest, commitment).bytes());
        BatchPromise promise = new BatchPromise("0197c2a0-0000-4000-8000-000000000003", 2, batch.root(), NOON);
        return "{\"contestId\":\"" + contest + "\",\"version\":3,\"receivedAt\":\"" + NOON + "\",\"tracker\":\""
                + HexFormat.of().formatHex(commitment) + "\",\"promise\":{\"batch\":\"" + promise.batch()
                + "\",\"index\":1,\"size\":2,\"path\":[\""
                + HexFormat.of().formatHex(batch.inclusionProof(1, 2).getFirst()) + "\"],\"loggedBy\":\"" + NOON
                + "\",\"key\":\"" + keyId() + "\",\"signature\":\"" + base64(sign(promise.statement())) + "\"}}";
    }

    @Override
    public String keyId() {
        return key().id();
    }

    @Override
    public byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
