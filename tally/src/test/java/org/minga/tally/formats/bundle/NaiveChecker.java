package org.minga.tally.formats.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks log and signature of a bundle, and receipts, as somebody would who has read contracts/ballot-log.md and
 * nothing else: holds everything, knows only SHA-256, Ed25519 and JSON, and shares no code with the reader.
 */
final class NaiveChecker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, byte[]> keys = new HashMap<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private final Map<Integer, String> commitments = new HashMap<>();
    private final Set<Integer> waiting = new HashSet<>();
    private String contest = "";
    private int lastHead = -1;

    /** Throws an {@link AssertionError} where something is wrong. */
    void check(String text) throws Exception {
        List<String> lines = text.lines().toList();
        JsonNode header = JSON.readTree(lines.getFirst());
        contest = header.at("/contest/id").asText();
        for (JsonNode key : header.get("keys")) {
            keys.put(
                    key.get("id").asText(),
                    Base64.getUrlDecoder().decode(key.get("x").asText()));
        }
        for (String line : lines) {
            JsonNode node = JSON.readTree(line);
            if (node.has("b")) {
                String content = line.replaceFirst(",\"s\":\"[0-9a-f]{32}\"((,\"w\":[0-9]+)?})$", "$1");
                ballot(sha256(HEX.parseHex(node.get("s").asText()), content.getBytes(StandardCharsets.UTF_8)));
            } else if (node.has("c")) {
                waiting.add(leaves.size());
                ballot(HEX.parseHex(node.get("c").asText()));
            } else if (node.has("v")) {
                require(waiting.remove(node.get("v").asInt()), "void of an entry that does not wait for it");
                byte[] index =
                        ByteBuffer.allocate(8).putLong(node.get("v").asLong()).array();
                leaves.add(leaf(2, index));
            } else if (node.has("head")) {
                head(node.get("head"));
            }
        }
        require(waiting.isEmpty(), "an entry is neither opened nor voided");
        require(lastHead == leaves.size(), "no head over the whole log");
        String last = lines.getLast();
        String hash = HEX.formatHex(
                sha256(text.substring(0, text.length() - last.length() - 1).getBytes(StandardCharsets.UTF_8)));
        signed(JSON.readTree(last).get("signature"), "minga-audit-bundle/" + contest + "\nsha256:" + hash + "\n");
    }

    /** The entry of the ballot of a receipt. */
    int entryOf(String receipt) throws Exception {
        JsonNode node = JSON.readTree(receipt);
        require(node.get("contestId").asText().equals(contest), "another contest");
        byte[] hash = leaf(1, HEX.parseHex(node.get("tracker").asText()));
        JsonNode promise = node.get("promise");
        int index = promise.get("index").asInt();
        int last = promise.get("size").asInt() - 1;
        for (JsonNode beside : promise.get("path")) {
            byte[] other = HEX.parseHex(beside.asText());
            // At the right edge of a level without a neighbour the node goes up as it is.
            while (index % 2 == 0 && index == last) {
                index /= 2;
                last /= 2;
            }
            hash = index % 2 == 1 ? sha256(new byte[] {1}, other, hash) : sha256(new byte[] {1}, hash, other);
            index /= 2;
            last /= 2;
        }
        signed(
                promise,
                "minga-ballot-batch/" + promise.get("batch").asText() + "\n"
                        + promise.get("size").asText() + "\n"
                        + Base64.getEncoder().encodeToString(hash) + "\n"
                        + promise.get("loggedBy").asText() + "\n");
        return commitments.entrySet().stream()
                .filter(entry -> entry.getValue().equals(node.get("tracker").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("missing"))
                .getKey();
    }

    private void ballot(byte[] commitment) throws Exception {
        commitments.put(leaves.size(), HEX.formatHex(commitment));
        leaves.add(leaf(1, commitment));
    }

    private void head(JsonNode head) throws Exception {
        String root = Base64.getEncoder().encodeToString(root(leaves));
        require(head.get("size").asInt() == leaves.size(), "a head of another size");
        require(head.get("root").asText().equals(root), "a head with another root");
        signed(
                head,
                "minga-ballot-log/" + contest + "\n" + leaves.size() + "\n" + root + "\n"
                        + head.get("at").asText() + "\n");
        lastHead = leaves.size();
    }

    private byte[] leaf(int type, byte[] content) throws Exception {
        return sha256(new byte[] {0, (byte) type}, content, contest.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] root(List<byte[]> leaves) throws Exception {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? sha256() : leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    private void signed(JsonNode by, String text) throws Exception {
        byte[] key = keys.get(by.get("key").asText());
        require(key != null, "an unknown key");
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.write(HEX.parseHex("302a300506032b6570032100"));
        info.write(key == null ? new byte[0] : key);
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info.toByteArray())));
        check.update(text.getBytes(StandardCharsets.UTF_8));
        require(check.verify(Base64.getDecoder().decode(by.get("signature").asText())), "a wrong signature");
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new AssertionError(wrong);
        }
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
