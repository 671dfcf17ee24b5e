package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minga.tally.formats.log.Commitment;

/** The log of a contest as its bundle tells it, read without the code that writes or verifies bundles. */
final class BundleLog {
    /** Index of the entry of each tracker. */
    private final Map<String, Long> entries = new HashMap<>();

    private final Set<String> opened = new HashSet<>();
    private final List<Long> voids = new ArrayList<>();
    private long size;

    static BundleLog of(String bundle) {
        BundleLog log = new BundleLog();
        bundle.lines().forEach(log::read);
        return log;
    }

    private void read(String line) {
        if (line.startsWith("{\"b\":")) {
            String tracker = tracker(line);
            assertThat(opened.add(tracker)).as("opened once").isTrue();
            entry(tracker);
        } else if (line.startsWith("{\"c\":")) {
            entry(BallotCalls.read(line).get("c").asText());
        } else if (line.startsWith("{\"v\":")) {
            voids.add(BallotCalls.read(line).get("v").asLong());
            size++;
        }
    }

    private void entry(String tracker) {
        assertThat(entries.put(tracker, size)).as("one entry for %s", tracker).isNull();
        size++;
    }

    /** The ballot stands between the names of the members as it was committed to. */
    private static String tracker(String line) {
        JsonNode json = BallotCalls.read(line);
        String ballot = line.substring("{\"b\":".length(), line.lastIndexOf(",\"s\":\""));
        long weight = json.has("w") ? json.get("w").asLong() : 1;
        byte[] salt = HexFormat.of().parseHex(json.get("s").asText());
        return HexFormat.of().formatHex(Commitment.of(salt, Commitment.content(ballot, weight)));
    }

    Set<String> opened() {
        return opened;
    }

    /** Everything that was promised is in once, and what doesn't count is voided once. */
    void holds(Set<String> promised) {
        assertThat(entries.keySet()).containsAll(promised);
        Set<Long> voided = new HashSet<>(voids);
        assertThat(voided).as("voided once each").hasSameSizeAs(voids);
        Set<Long> unopened = new HashSet<>();
        entries.forEach((tracker, index) -> {
            if (!opened.contains(tracker)) {
                unopened.add(index);
            }
        });
        assertThat(voided).isEqualTo(unopened);
    }

    /** Everything that was ever promised, as far as the log tells. */
    Set<String> promised() {
        return entries.keySet();
    }
}
