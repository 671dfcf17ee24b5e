package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.minga.system.BallotCalls.Answer;

/** Somebody who votes, in many places at once if need be, and keeps every answer. */
final class Voter {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Person person;
    /** What was accepted, by version. */
    final NavigableMap<Long, Receipt> receipts = new ConcurrentSkipListMap<>();

    /** What was withdrawn, by the version of the withdrawal. */
    final NavigableMap<Long, Withdrawal> withdrawals = new ConcurrentSkipListMap<>();

    final AtomicInteger refusals = new AtomicInteger();
    /** Nobody knows whether these were done. */
    final Queue<List<String>> unknownCasts = new ConcurrentLinkedQueue<>();

    final AtomicInteger unknownWithdrawals = new AtomicInteger();

    Voter(String name) {
        this.person = Person.named(name);
    }

    /** @param json as it was received */
    record Receipt(
            long version, List<String> selections, String tracker, Instant receivedAt, Instant sentAt, String json) {}

    /** @param json as it was received */
    record Withdrawal(String tracker, String json) {}

    /** The ballot that the box shows its voter. */
    record Own(long version, List<String> selections, String tracker) {}

    Answer casts(BallotCalls calls, List<String> selections) {
        Instant sentAt = InstantSource.system().instant();
        Answer answer = calls.cast(person, selections);
        if (answer.accepted()) {
            JsonNode json = answer.json();
            Receipt receipt = new Receipt(
                    json.get("version").asLong(),
                    selections,
                    json.get("tracker").asText(),
                    Instant.parse(json.get("receivedAt").asText()),
                    sentAt,
                    answer.body());
            assertThat(receipts.put(receipt.version(), receipt))
                    .as("%s was given a version twice", person.name())
                    .isNull();
        } else if (answer.unknown()) {
            unknownCasts.add(selections);
        } else {
            refusals.incrementAndGet();
        }
        return answer;
    }

    Answer withdraws(BallotCalls calls) {
        Answer answer = calls.withdraw(person);
        if (answer.accepted()) {
            JsonNode json = answer.json();
            Withdrawal withdrawal = new Withdrawal(json.get("tracker").asText(), answer.body());
            assertThat(withdrawals.put(json.get("version").asLong(), withdrawal))
                    .as("%s was given a version twice", person.name())
                    .isNull();
        } else if (answer.unknown()) {
            unknownWithdrawals.incrementAndGet();
        } else {
            refusals.incrementAndGet();
        }
        return answer;
    }

    /** What the box shows now; asks again while it can't tell. */
    Optional<Own> own(BallotCalls calls) {
        Answer answer = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> calls.own(person), told -> told.status() == 200 || told.status() == 404);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode json = answer.json();
        List<String> selections = new ArrayList<>();
        json.get("selections").forEach(code -> selections.add(code.asText()));
        return Optional.of(new Own(
                json.get("version").asLong(), selections, json.get("tracker").asText()));
    }

    boolean certain() {
        return unknownCasts.isEmpty() && unknownWithdrawals.get() == 0;
    }

    /** Whether what is in the box follows from the answers. */
    void check(Optional<Own> own) {
        Map.Entry<Long, Receipt> latest = receipts.lastEntry();
        long last = latest == null ? 0 : latest.getKey();
        if (own.isEmpty()) {
            assertThat(latest == null || withdrawals.size() + unknownWithdrawals.get() > 0)
                    .as("%s cast %s, and it is not there", person.name(), receipts)
                    .isTrue();
        } else if (latest != null && own.get().version() == last) {
            assertThat(own.get().selections())
                    .as(person.name())
                    .isEqualTo(latest.getValue().selections());
            assertThat(own.get().tracker())
                    .as(person.name())
                    .isEqualTo(latest.getValue().tracker());
        } else {
            assertThat(own.get().version())
                    .as("version of %s, who has %s", person.name(), receipts)
                    .isGreaterThan(last);
            assertThat(unknownCasts)
                    .as("%s has a ballot that nobody cast", person.name())
                    .contains(own.get().selections());
        }
        if (certain()) {
            checkVersions(own, last);
        }
    }

    /** Each cast and each withdrawal took one version; what was withdrawn is the cast before it. */
    private void checkVersions(Optional<Own> own, long last) {
        NavigableSet<Long> versions = new TreeSet<>(receipts.keySet());
        versions.addAll(withdrawals.keySet());
        assertThat(versions)
                .as("versions of %s", person.name())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, receipts.size() + withdrawals.size())
                        .boxed()
                        .toList());
        withdrawals.forEach((version, withdrawal) -> assertThat(withdrawal.tracker())
                .as("version %d of %s", version, person.name())
                .isEqualTo(Optional.ofNullable(receipts.get(version - 1))
                        .map(Receipt::tracker)
                        .orElse("none")));
        assertThat(own.isPresent()).isEqualTo(!versions.isEmpty() && versions.last() == last);
    }
}
