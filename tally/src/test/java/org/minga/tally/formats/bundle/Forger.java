package org.minga.tally.formats.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.BundleLine.Kind;
import org.minga.tally.formats.log.BundleSignature;
import org.minga.tally.formats.log.SignedHead;

/** Edits a bundle once. */
final class Forger {

    enum Edit {
        FLIP_BIT,
        DROP_LINE,
        ADD_LINE,
        SWAP_LINES,
        TRUNCATE,
        RE_SIGN,
        RE_SIGN_AS_ONE_OF_THE_KEYS,
        RE_SIGN_ALL_WITH_A_KEY_OF_THE_HEADER,
        OLD_HEAD,
        UN_VOID,
        RE_VOID,
        OPEN_AS_ANOTHER_BALLOT,
        CHANGE_WEIGHT
    }

    private static final TestSigner STRANGER = TestSigner.of(99);

    private final TestBundle bundle;
    private final Random random;
    private boolean fits;

    Forger(TestBundle bundle, Random random) {
        this.bundle = bundle;
        this.random = random;
    }

    /** Whether pages and end of the box were made to fit the last edit. */
    boolean fits() {
        return fits;
    }

    /** The edited bundle; the same as before where there is nothing to edit in this way. */
    byte[] edit(Edit edit) {
        byte[] bytes = TestBundle.bytes(bundle.text());
        List<String> lines = new ArrayList<>(bundle.lines());
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (edit) {
            case FLIP_BIT -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            }
            case TRUNCATE -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case DROP_LINE -> lines.remove(one);
            case ADD_LINE -> lines.add(other, lines.get(one));
            case SWAP_LINES -> Collections.swap(lines, one, other);
            case RE_SIGN -> lines.set(lines.size() - 1, signature(lines, STRANGER, STRANGER.keyId()));
            case RE_SIGN_AS_ONE_OF_THE_KEYS ->
                lines.set(lines.size() - 1, signature(lines, STRANGER, TestBundle.SIGNER.keyId()));
            case RE_SIGN_ALL_WITH_A_KEY_OF_THE_HEADER -> reSignAll(lines);
            case OLD_HEAD -> editBox(lines, this::oldHead);
            case UN_VOID -> editBox(lines, box -> replace(box, Kind.VOID, line -> null));
            case RE_VOID -> editBox(lines, box -> replace(box, Kind.VOID, line -> "{\"v\":" + other + "}"));
            case OPEN_AS_ANOTHER_BALLOT ->
                editBox(lines, box -> {
                    String opened = box.stream()
                            .filter(line -> is(line, Kind.COUNTED))
                            .findAny()
                            .orElse("{\"b\":1}");
                    return replace(box, random.nextBoolean() ? Kind.UNOPENED : Kind.COUNTED, line -> opened);
                });
            case CHANGE_WEIGHT ->
                editBox(
                        lines,
                        box -> replace(
                                box,
                                Kind.COUNTED,
                                line -> line.replaceFirst("(,\"w\":[0-9]+)?}$", ",\"w\":" + (2 + other) + "}")));
        }
        return TestBundle.bytes(TestBundle.text(lines));
    }

    private interface BoxEdit {
        List<String> of(List<String> box);
    }

    private interface LineEdit {
        @Nullable
        String of(String line);
    }

    /** Half of the forgers make pages and box fit. */
    private void editBox(List<String> lines, BoxEdit edit) {
        List<String> box = edit.of(new ArrayList<>(bundle.box()));
        fits = random.nextBoolean();
        if (fits) {
            List<String> fitted = bundle.withBox(box);
            lines.clear();
            lines.addAll(fitted);
        } else {
            plainly(lines, box);
        }
    }

    /** Pages and box stay as they were, around other lines. */
    private void plainly(List<String> lines, List<String> box) {
        List<String> edited = new ArrayList<>();
        int next = 0;
        for (String line : lines) {
            if (!TestBundle.isInBox(line)) {
                edited.add(line);
            } else if (next < box.size()) {
                edited.add(box.get(next));
                next++;
            }
        }
        lines.clear();
        lines.addAll(edited);
    }

    private List<String> replace(List<String> box, Kind kind, LineEdit edit) {
        List<Integer> those = new ArrayList<>();
        for (int i = 0; i < box.size(); i++) {
            if (is(box.get(i), kind)) {
                those.add(i);
            }
        }
        if (!those.isEmpty()) {
            int at = those.get(random.nextInt(those.size()));
            String line = edit.of(box.get(at));
            if (line == null) {
                box.remove(at);
            } else {
                box.set(at, line);
            }
        }
        return box;
    }

    private List<String> oldHead(List<String> box) {
        String old =
                box.stream().filter(line -> is(line, Kind.HEAD)).findFirst().orElseThrow();
        for (int i = box.size() - 1; i >= 0; i--) {
            if (is(box.get(i), Kind.HEAD)) {
                box.set(i, old);
                break;
            }
        }
        return box;
    }

    /** The key of the header is replaced by the forger's own, and all that was signed is signed with that. */
    private void reSignAll(List<String> lines) {
        TestSigner signer = TestBundle.SIGNER;
        lines.set(
                0,
                lines.getFirst()
                        .replace(signer.keyId(), STRANGER.keyId())
                        .replace(signer.key().x(), STRANGER.key().x()));
        List<String> box = new ArrayList<>();
        for (String line : bundle.box()) {
            SignedHead head = LogLine.head(TestBundle.bytes(line), TestBundle.CONTEST);
            box.add(
                    head == null
                            ? line
                            : new String(
                                    BundleLine.head(STRANGER.head(
                                            TestBundle.CONTEST,
                                            head.head().size(),
                                            head.head().root(),
                                            head.head().at())),
                                    StandardCharsets.UTF_8));
        }
        List<String> fitted = bundle.withBox(box);
        fitted.set(0, lines.getFirst());
        lines.clear();
        lines.addAll(fitted);
        lines.set(lines.size() - 1, signature(lines, STRANGER, STRANGER.keyId()));
    }

    private static String signature(List<String> lines, TestSigner signer, String keyId) {
        Sha256 hash = new Sha256();
        lines.subList(0, lines.size() - 1).forEach(line -> hash.addLine(TestBundle.bytes(line)));
        byte[] statement = new BundleSignature(TestBundle.CONTEST, hash.finish()).statement();
        return new String(BundleLine.signature(keyId, signer.sign(statement)), StandardCharsets.UTF_8);
    }

    private static boolean is(String line, Kind kind) {
        return Kind.of(TestBundle.bytes(line)) == kind;
    }
}
