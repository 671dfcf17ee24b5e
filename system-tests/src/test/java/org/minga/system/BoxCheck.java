package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minga.system.Voter.Own;
import org.minga.tally.formats.bundle.Evidence;
import org.minga.tally.formats.bundle.Verify;
import org.minga.tally.formats.bundle.VerifyOutcome;
import org.minga.tally.formats.bundle.VerifyOutcome.Found;

/** Whether box, result and bundle of a contest are what its voters were told. */
final class BoxCheck {
    private static final int ASKING_AT_ONCE = 8;

    private final Collection<Voter> voters;
    /** The ballot that counts of each voter who has one. */
    private final Map<Voter, Own> standing;

    private BoxCheck(Collection<Voter> voters, Map<Voter, Own> standing) {
        this.voters = voters;
        this.standing = standing;
    }

    /** Asks the box, which is still open, for every voter's own ballot. */
    static Map<Voter, Optional<Own>> ask(String contest, Collection<Voter> voters) throws Exception {
        BallotCalls calls = BallotCalls.to(contest);
        Map<Voter, Optional<Own>> owns = new HashMap<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(ASKING_AT_ONCE)) {
            Map<Voter, Future<Optional<Own>>> asked = new HashMap<>();
            voters.forEach(voter -> asked.put(voter, askers.submit(() -> voter.own(calls))));
            for (Map.Entry<Voter, Future<Optional<Own>>> one : asked.entrySet()) {
                owns.put(one.getKey(), one.getValue().get());
            }
        }
        return owns;
    }

    /** Asks for all ballots, and checks each against what its voter was told. */
    static BoxCheck whileOpen(String contest, Collection<Voter> voters) throws Exception {
        Map<Voter, Own> standing = new HashMap<>();
        ask(contest, voters).forEach((voter, own) -> {
            voter.check(own);
            own.ifPresent(ballot -> standing.put(voter, ballot));
        });
        return new BoxCheck(voters, standing);
    }

    /** Goes by the receipts, of voters who never withdrew and always got an answer. */
    static BoxCheck ofReceipts(Collection<Voter> voters) {
        Map<Voter, Own> standing = new HashMap<>();
        for (Voter voter : voters) {
            assertThat(voter.certain())
                    .as("%s got an answer", voter.person.name())
                    .isTrue();
            if (!voter.receipts.isEmpty()) {
                Voter.Receipt last = voter.receipts.lastEntry().getValue();
                standing.put(voter, new Own(last.version(), last.selections(), last.tracker()));
            }
        }
        return new BoxCheck(voters, standing);
    }

    int ballots() {
        return standing.size();
    }

    /** How many stand that nobody was told of: written, but the answer was lost. */
    long untold() {
        return standing.entrySet().stream()
                .filter(one -> !one.getKey().receipts.containsKey(one.getValue().version()))
                .count();
    }

    /** The result counts what stands, and a recount of the bundle agrees with it. */
    void result(Call call, String contest) throws IOException {
        Response result = Call.ok(call.organiser.gets("/v1/contests/" + contest + "/result"));
        JsonNode counted = BallotCalls.read(result.asString());
        Map<String, Integer> supporters = new TreeMap<>();
        counted.get("supporters")
                .properties()
                .forEach(option ->
                        supporters.put(option.getKey(), option.getValue().asInt()));
        supporters.values().removeIf(votes -> votes == 0);
        assertThat(counted.get("ballots").asInt()).isEqualTo(standing.size());
        assertThat(supporters).isEqualTo(expectedSupporters());

        byte[] bundle = Call.ok(call.organiser.asks().get("/v1/contests/" + contest + "/bundle"))
                .asByteArray();
        log(BundleLog.of(new String(bundle, StandardCharsets.UTF_8)));
        VerifyOutcome verified = Verify.of(
                new ByteArrayInputStream(bundle),
                new Evidence(counted.get("bundleHash").asText(), null, evidence(), List.of()));
        assertThat(verified)
                .isInstanceOfSatisfying(VerifyOutcome.Confirmed.class, confirmed -> found(confirmed.receipts()));
    }

    /** It opens what stands, voids the rest, and holds everything that anybody was ever promised. */
    private void log(BundleLog log) {
        assertThat(log.opened()).isEqualTo(trackers());
        log.holds(receipts().stream().map(Evidence.Item::name).collect(Collectors.toSet()));
        if (voters.stream().allMatch(Voter::certain)) {
            assertThat(log.promised()).as("nothing that nobody was promised").hasSameSizeAs(receipts());
        }
    }

    /** Receipts of ballots that stand are found counted, those of replaced and withdrawn ones voided. */
    private void found(List<Found> receipts) {
        Map<Boolean, Set<String>> byCounted = receipts.stream()
                .collect(Collectors.partitioningBy(
                        Found.Counted.class::isInstance, Collectors.mapping(Found::receipt, Collectors.toSet())));
        Set<String> standing = trackers();
        Set<String> told = new HashSet<>();
        receipts().forEach(receipt -> told.add(receipt.name()));
        assertThat(byCounted.get(true)).isSubsetOf(standing);
        assertThat(byCounted.get(false)).doesNotContainAnyElementsOf(standing);
        told.removeAll(byCounted.get(true));
        told.removeAll(byCounted.get(false));
        assertThat(told).as("receipts that were not looked for").isEmpty();
    }

    private Set<String> trackers() {
        return standing.values().stream().map(Own::tracker).collect(Collectors.toSet());
    }

    /** All that voters were given, also of ballots that they replaced or withdrew; the name of each is its tracker. */
    private List<Evidence.Item> receipts() {
        return voters.stream()
                .flatMap(voter -> voter.receipts.values().stream())
                .map(receipt -> new Evidence.Item(receipt.tracker(), receipt.json()))
                .toList();
    }

    /** Beside these what voters were given when they withdrew, under the same names. */
    private List<Evidence.Item> evidence() {
        return Stream.concat(
                        receipts().stream(),
                        voters.stream()
                                .flatMap(voter -> voter.withdrawals.values().stream())
                                .map(withdrawal -> new Evidence.Item(withdrawal.tracker(), withdrawal.json())))
                .toList();
    }

    private Map<String, Integer> expectedSupporters() {
        return standing.values().stream()
                .flatMap(own -> own.selections().stream())
                .collect(Collectors.toMap(code -> code, code -> 1, Integer::sum, TreeMap::new));
    }
}
