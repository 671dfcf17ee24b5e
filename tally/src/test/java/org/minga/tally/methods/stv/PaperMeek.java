package org.minga.tally.methods.stv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minga.tally.methods.Rational;

/** The steps A to C of the PR Foundation's Meek reference rule, ballot by ballot, in whole billionths. */
final class PaperMeek {

    private static final long ONE = 1_000_000_000;
    private static final long OMEGA = 1_000;

    private final Papers election;
    private final List<List<String>> ballots;
    private final Map<String, Long> keepFactor = new LinkedHashMap<>();
    private final Map<String, Long> vote = new HashMap<>();
    private final List<String> elected = new ArrayList<>();
    private final List<String> hopeful;
    private final List<Map<String, Rational>> stages = new ArrayList<>();
    private final List<Rational> quotas = new ArrayList<>();
    private final List<Rational> exhaustedAt = new ArrayList<>();
    private long quota;
    private long surplus;

    PaperMeek(Papers election) {
        this.election = election;
        this.ballots = election.valid();
        this.hopeful = new ArrayList<>(election.options());
        hopeful.forEach(option -> keepFactor.put(option, ONE));
    }

    Papers.Outcome count() {
        if (complete()) {
            distribute();
            tell();
        }
        while (!complete()) {
            if (!iterate()) {
                defeat();
            } else {
                tell();
            }
        }
        Set<String> winners = new HashSet<>(elected);
        if (elected.size() < election.seats()) {
            winners.addAll(hopeful);
        }
        return new Papers.Outcome(stages, quotas, exhaustedAt, winners);
    }

    private long votes(String option) {
        return vote.getOrDefault(option, 0L);
    }

    private long keep(String option) {
        return keepFactor.getOrDefault(option, 0L);
    }

    private boolean complete() {
        return elected.size() == election.seats() || elected.size() + hopeful.size() <= election.seats();
    }

    private boolean iterate() {
        long last = Long.MAX_VALUE;
        while (true) {
            distribute();
            List<String> now =
                    hopeful.stream().filter(option -> votes(option) >= quota).toList();
            hopeful.removeAll(now);
            elected.addAll(now);
            surplus = Math.max(
                    0,
                    elected.stream().mapToLong(option -> votes(option) - quota).sum());
            if (!now.isEmpty()) {
                return true;
            }
            if (surplus < OMEGA || surplus >= last) {
                return false;
            }
            last = surplus;
            for (String option : elected) {
                long product = up(keep(option) * quota, ONE);
                keepFactor.put(option, up(product * ONE, votes(option)));
            }
        }
    }

    private static long up(long number, long by) {
        return Math.ceilDiv(number, by);
    }

    private void distribute() {
        keepFactor.keySet().forEach(option -> vote.put(option, 0L));
        for (List<String> ballot : ballots) {
            long weight = ONE;
            for (String option : ballot) {
                long kept = up(weight * keep(option), ONE);
                vote.merge(option, kept, Long::sum);
                weight -= kept;
                if (weight == 0) {
                    break;
                }
            }
        }
        quota = vote.values().stream().mapToLong(Long::longValue).sum() / (election.seats() + 1) + 1;
    }

    private void defeat() {
        long low = hopeful.stream().mapToLong(this::votes).min().orElseThrow();
        // Kept in the order for ties: the last one is the least favoured.
        String out = hopeful.stream()
                .filter(option -> votes(option) <= low + surplus)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        tell();
        hopeful.remove(out);
        keepFactor.put(out, 0L);
    }

    private void tell() {
        Map<String, Rational> votes = new HashMap<>();
        long sum = 0;
        for (String option : vote.keySet()) {
            if (keep(option) > 0) {
                votes.put(option, Rational.of(votes(option), ONE));
                sum += votes(option);
            }
        }
        stages.add(votes);
        quotas.add(Rational.of(quota, ONE));
        exhaustedAt.add(Rational.of(ballots.size() * ONE - sum, ONE));
    }
}
