package org.minga.tally.formats.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.minga.tally.formats.log.BatchPromise;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.WithdrawalPromise;
import org.minga.tally.formats.merkle.MerkleTree;

/** What people hold, as JSON in the spelling of the API. */
final class TestEvidence {

    private static final Instant LOGGED_BY = Instant.parse("2026-05-01T12:00:02.5Z");

    private TestEvidence() {}

    static Evidence.Item keys(TestSigner... signers) {
        String keys = Arrays.stream(signers)
                .map(signer -> "{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"kid\": \"" + signer.keyId() + "\", \"x\": \""
                        + signer.key().x() + "\", \"use\": \"sig\"}")
                .collect(Collectors.joining(","));
        return new Evidence.Item("keys", "{\"keys\": [{\"kty\":\"RSA\",\"e\":\"AQAB\"}," + keys + "]}");
    }

    static Evidence.Item head(SignedHead head) {
        return new Evidence.Item(
                "head of " + head.head().size(),
                "{\"contestId\":\"" + head.head().contest() + "\",\"size\":"
                        + head.head().size() + ",\"root\":\""
                        + base64(head.head().root()) + "\",\"at\":\""
                        + head.head().at() + "\",\"key\":\""
                        + head.keyId() + "\",\"signature\":\"" + base64(head.signature()) + "\"}");
    }

    /** The receipts of a batch. */
    static List<Evidence.Item> receipts(TestSigner signer, String contest, List<byte[]> commitments) {
        MerkleTree batch = new MerkleTree();
        batch.append(new LogEntry.Ballot("another contest", new byte[Commitment.BYTES]).bytes());
        commitments.forEach(commitment -> batch.append(new LogEntry.Ballot(contest, commitment).bytes()));
        BatchPromise promise = new BatchPromise("batch-1", batch.size(), batch.root(), LOGGED_BY);
        String signature = base64(signer.sign(promise.statement()));
        List<Evidence.Item> receipts = new ArrayList<>();
        for (byte[] commitment : commitments) {
            int index = receipts.size() + 1;
            String path = batch.inclusionProof(index, batch.size()).stream()
                    .map(hash -> '"' + HexFormat.of().formatHex(hash) + '"')
                    .collect(Collectors.joining(","));
            receipts.add(new Evidence.Item(
                    "receipt " + index,
                    "{\"contestId\":\"" + contest
                            + "\",\"version\":2,\"receivedAt\":\"2026-05-01T12:00:00Z\",\"tracker\":\""
                            + HexFormat.of().formatHex(commitment) + "\",\"promise\":{\"batch\":\"batch-1\",\"index\":"
                            + index + ",\"size\":" + batch.size() + ",\"path\":[" + path + "],\"loggedBy\":\""
                            + LOGGED_BY + "\",\"key\":\"" + signer.keyId() + "\",\"signature\":\"" + signature
                            + "\"}}"));
        }
        return receipts;
    }

    /** The receipt of a withdrawal. */
    static Evidence.Item withdrawal(TestSigner signer, String contest, byte[] commitment) {
        WithdrawalPromise promise = new WithdrawalPromise(contest, commitment, 3, LOGGED_BY);
        return new Evidence.Item(
                "withdrawal",
                "{\"contestId\":\"" + contest
                        + "\",\"version\":3,\"receivedAt\":\"2026-05-01T12:00:00Z\",\"tracker\":\""
                        + HexFormat.of().formatHex(commitment) + "\",\"withdrawal\":{\"loggedBy\":\"" + LOGGED_BY
                        + "\",\"key\":\"" + signer.keyId() + "\",\"signature\":\""
                        + base64(signer.sign(promise.statement())) + "\"}}");
    }

    static List<Evidence.Item> receipts(TestBundle bundle) {
        return receipts(
                TestBundle.SIGNER,
                TestBundle.CONTEST,
                bundle.log().accepted().stream()
                        .map(TestLog.Accepted::commitment)
                        .toList());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
