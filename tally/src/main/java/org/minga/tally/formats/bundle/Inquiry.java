package org.minga.tally.formats.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.SignedHead;

/** Looks for receipts and earlier heads in a log while it is read, and says afterwards what is wrong with them. */
final class Inquiry implements BundleReading.Questions, LogWatch {

    /** Where a ballot is. */
    private static final class Place {
        private final long entry;
        private final @Nullable OpenedBallot opened;
        private long voidedAt;

        Place(long entry, @Nullable OpenedBallot opened) {
            this.entry = entry;
            this.opened = opened;
        }
    }

    private final Evidence evidence;
    private Map<String, LogKey> keys = Map.of();
    private List<Receipt> receipts = List.of();
    private Map<String, SignedHead> heads = Map.of();

    /** By commitment in hexadecimal digits: what is looked for, and null until it was found. */
    private final Map<String, @Nullable Place> places = new HashMap<>();
    /** Those found that wait to be voided, by entry. */
    private final Map<Long, Place> waiting = new HashMap<>();
    /** Roots by size: those of earlier heads, and null until the log has that size. */
    private final Map<Long, byte @Nullable []> roots = new HashMap<>();

    private final List<VerifyOutcome.Found> found = new ArrayList<>();

    Inquiry(Evidence evidence) {
        this.evidence = evidence;
    }

    List<VerifyOutcome.Found> found() {
        return found;
    }

    @Override
    public LogWatch watch(BundleHeader header) {
        Map<String, LogKey> named = header.keys().stream().collect(Collectors.toMap(LogKey::id, key -> key));
        Evidence.Item given = evidence.keys();
        keys = given == null ? named : EvidenceJson.keys(given);
        for (String id : named.keySet()) {
            if (!keys.containsKey(id)) {
                throw new Refusal(Finding.KEYS, "The header names the key " + id + ", which is not among those given.");
            }
        }
        receipts = EvidenceJson.receipts(evidence.receipts());
        heads = EvidenceJson.heads(evidence.heads(), header.contest());
        for (Receipt receipt : receipts) {
            if (!receipt.contest().equals(header.contest())) {
                throw EvidenceJson.wrong(
                        Finding.RECEIPT_CONTEST,
                        receipt.name(),
                        "is of contest " + Refusal.shown(receipt.contest()) + ", the bundle of "
                                + Refusal.shown(header.contest()) + ".");
            }
            places.put(receipt.tracker(), null);
        }
        heads.values().forEach(head -> roots.put(head.head().size(), null));
        return this;
    }

    @Override
    public void counted(long index, byte[] commitment, OpenedBallot opened) {
        find(commitment, new Place(index, opened));
    }

    @Override
    public void unopened(long index, byte[] commitment) {
        find(commitment, new Place(index, null));
    }

    private void find(byte[] commitment, Place place) {
        if (!places.isEmpty()) {
            String tracker = HexFormat.of().formatHex(commitment);
            // Should it be there twice, that it counts says more.
            Place before = places.get(tracker);
            if (places.containsKey(tracker) && (before == null || before.opened == null)) {
                places.put(tracker, place);
                waiting.put(place.entry, place);
            }
        }
    }

    @Override
    public void voided(long index, long voidedIndex) {
        Place place = waiting.remove(voidedIndex);
        if (place != null) {
            place.voidedAt = index;
        }
    }

    @Override
    public void grown(LogState log) {
        if (!roots.isEmpty() && roots.containsKey(log.size())) {
            roots.put(log.size(), log.root());
        }
    }

    @Override
    public void answer(BundleHeader header) {
        heads.forEach(this::answer);
        receipts.forEach(this::answer);
    }

    private void answer(String name, SignedHead seen) {
        LogKey key = keys.get(seen.keyId());
        if (key == null || !key.verifies(seen.head().statement(), seen.signature())) {
            throw EvidenceJson.wrong(
                    Finding.SEEN_HEAD_SIGNATURE,
                    name,
                    "is not signed by the key " + Refusal.shown(seen.keyId())
                            + (key == null ? ", which is not known here." : " for this contest."));
        }
        byte[] root = roots.get(seen.head().size());
        if (root == null) {
            throw EvidenceJson.wrong(
                    Finding.HISTORY,
                    name,
                    "is a signed tree head of " + seen.head().size()
                            + " entries, and the log has fewer: entries were taken out.");
        }
        if (!Arrays.equals(root, seen.head().root())) {
            throw EvidenceJson.wrong(
                    Finding.HISTORY,
                    name,
                    "is a signed tree head of the first " + seen.head().size()
                            + " entries, and is not that of these entries: two histories were signed.");
        }
    }

    private void answer(Receipt receipt) {
        LogKey key = keys.get(receipt.keyId());
        if (key == null || !receipt.isSignedBy(key)) {
            throw EvidenceJson.wrong(
                    Finding.RECEIPT_SIGNATURE,
                    receipt.name(),
                    key == null
                            ? "is signed by the key " + Refusal.shown(receipt.keyId()) + ", which is not known here."
                            : "holds no promise for its ballot: its key did not sign this.");
        }
        Place place = places.get(receipt.tracker());
        if (place == null) {
            throw EvidenceJson.wrong(
                    Finding.RECEIPT_MISSING,
                    receipt.name(),
                    "promises under a signature that the ballot " + receipt.tracker() + " is in the log by "
                            + receipt.loggedBy() + ", and it is not: the promise was broken.");
        }
        OpenedBallot opened = place.opened;
        if (opened != null && receipt instanceof WithdrawalReceipt) {
            throw EvidenceJson.wrong(
                    Finding.RECEIPT_COUNTED,
                    receipt.name(),
                    "promises under a signature that the ballot " + receipt.tracker() + " is void by "
                            + receipt.loggedBy() + ", and it counts: the promise was broken.");
        }
        found.add(
                opened == null
                        ? new VerifyOutcome.Found.Voided(receipt.name(), place.entry, place.voidedAt)
                        : new VerifyOutcome.Found.Counted(
                                receipt.name(), place.entry, opened.canonical(), opened.weight()));
    }
}
