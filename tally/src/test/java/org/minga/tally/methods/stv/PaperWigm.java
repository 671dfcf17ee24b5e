package org.minga.tally.methods.stv;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minga.tally.methods.Rational;

/** The steps A to D of the PR Foundation's reference rule, ballot by ballot; or the same with exact fractions. */
final class PaperWigm {

    private static final Rational TEN_THOUSAND = Rational.of(10_000);

    private enum State {
        HOPEFUL,
        PENDING,
        ELECTED,
        DEFEATED
    }

    private final Papers election;
    private final StvWigm rules;
    private final Map<String, State> state = new LinkedHashMap<>();
    private final List<List<String>> ballots;
    private final List<Rational> weight = new ArrayList<>();
    /** Whom a ballot is assigned to; empty once it is exhausted. */
    private final List<String> assigned = new ArrayList<>();
    /** What a pending or elected option holds; others hold what is assigned to them. */
    private final Map<String, Rational> kept = new HashMap<>();

    private final List<Map<String, Rational>> stages = new ArrayList<>();
    private final List<Rational> exhaustedAt = new ArrayList<>();
    private final Rational quota;
    private Rational exhausted = Rational.ZERO;

    PaperWigm(Papers election, StvWigm rules) {
        this.election = election;
        this.rules = rules;
        this.ballots = election.valid();
        Rational share = Rational.of(ballots.size(), election.seats() + 1L);
        this.quota = exact() ? share : cut(share).plus(Rational.of(1, 10_000));
    }

    private boolean exact() {
        return rules.arithmetic() == WigmArithmetic.EXACT;
    }

    private Rational cut(Rational number) {
        return exact() ? number : new Rational(number.times(TEN_THOUSAND).floor(), BigInteger.valueOf(10_000));
    }

    Papers.Outcome count() {
        election.options().forEach(option -> state.put(option, State.HOPEFUL));
        for (List<String> ballot : ballots) {
            weight.add(Rational.ONE);
            assigned.add(ballot.getFirst());
        }
        boolean atOnce = rules.finish() == WigmFinish.AT_ONCE;
        tell();
        while (!complete()) {
            electAll();
            if (atOnce && complete()) {
                break;
            }
            Set<String> losers = rules.batchElimination() ? sureLosers() : Set.of();
            List<String> pending = in(State.PENDING);
            if (!losers.isEmpty()) {
                losers.forEach(loser -> state.put(loser, State.DEFEATED));
                if (in(State.HOPEFUL).size() <= seatsLeft()) {
                    break;
                }
                losers.forEach(loser -> transfer(loser, Rational.ONE, Rational.ONE));
                tell();
            } else if (!pending.isEmpty()) {
                String high = pending.getFirst();
                for (String option : pending) {
                    high = votes(option).compareTo(votes(high)) > 0 ? option : high;
                }
                Rational votes = votes(high);
                state.put(high, State.ELECTED);
                transfer(high, votes.minus(quota), votes);
                kept.put(high, quota);
                tell();
            } else {
                String low = in(State.HOPEFUL).getFirst();
                for (String option : in(State.HOPEFUL)) {
                    low = votes(option).compareTo(votes(low)) <= 0 ? option : low;
                }
                state.put(low, State.DEFEATED);
                if (atOnce && complete()) {
                    break;
                }
                transfer(low, Rational.ONE, Rational.ONE);
                tell();
            }
        }
        Set<String> elected = new HashSet<>(in(State.PENDING));
        elected.addAll(in(State.ELECTED));
        if (elected.size() < election.seats()) {
            elected.addAll(in(State.HOPEFUL));
        }
        return new Papers.Outcome(stages, stages.stream().map(stage -> quota).toList(), exhaustedAt, elected);
    }

    private List<String> in(State wanted) {
        return election.options().stream()
                .filter(option -> state.get(option) == wanted)
                .toList();
    }

    private int seatsLeft() {
        return election.seats() - in(State.PENDING).size() - in(State.ELECTED).size();
    }

    private boolean complete() {
        return seatsLeft() == 0 || in(State.HOPEFUL).size() <= seatsLeft();
    }

    private Rational votes(String option) {
        if (kept.containsKey(option)) {
            return kept.get(option);
        }
        Rational votes = Rational.ZERO;
        for (int i = 0; i < ballots.size(); i++) {
            if (assigned.get(i).equals(option)) {
                votes = votes.plus(weight.get(i));
            }
        }
        return votes;
    }

    private void electAll() {
        for (String option : in(State.HOPEFUL)) {
            int versus = votes(option).compareTo(quota);
            if (versus > 0 || versus == 0 && !exact()) {
                state.put(option, State.PENDING);
            }
        }
    }

    /** Every set that rule B.2 allows, the largest one last. */
    private Set<String> sureLosers() {
        Rational surpluses = Rational.ZERO;
        for (String option : in(State.PENDING)) {
            surpluses = surpluses.plus(votes(option).minus(quota));
        }
        Set<String> largest = Set.of();
        List<String> hopeful = in(State.HOPEFUL);
        for (String highest : hopeful) {
            Set<String> set = new HashSet<>();
            Set<String> others = new HashSet<>();
            Rational sum = surpluses;
            for (String option : hopeful) {
                if (votes(option).compareTo(votes(highest)) <= 0) {
                    set.add(option);
                    sum = sum.plus(votes(option));
                } else {
                    others.add(option);
                }
            }
            Rational most = sum;
            boolean lost = others.stream().allMatch(option -> most.compareTo(votes(option)) < 0);
            if (!others.isEmpty() && others.size() >= seatsLeft() && lost && set.size() > largest.size()) {
                largest = set;
            }
        }
        return largest;
    }

    private void transfer(String from, Rational surplus, Rational votes) {
        for (int i = 0; i < ballots.size(); i++) {
            if (assigned.get(i).equals(from)) {
                weight.set(i, cut(cut(weight.get(i).times(surplus)).dividedBy(votes)));
                String next = ballots.get(i).stream()
                        .filter(option -> state.get(option) == State.HOPEFUL)
                        .findFirst()
                        .orElse("");
                assigned.set(i, next);
                if (next.isEmpty()) {
                    exhausted = exhausted.plus(weight.get(i));
                }
            }
        }
    }

    private void tell() {
        Map<String, Rational> votes = new HashMap<>();
        state.forEach((option, now) -> {
            if (now != State.DEFEATED) {
                votes.put(option, votes(option));
            }
        });
        stages.add(votes);
        exhaustedAt.add(exhausted);
    }
}
