package org.minga.tally.methods.elimination;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;

/**
 * Counts by elimination a second time, in the simplest way there is: every ballot for itself, read anew in every round,
 * in decimal numbers. Written from the rule and not from the counter; shares no code with it.
 */
final class NaiveElimination {

    /** What happened in a round. */
    record NaiveRound(
            Map<String, BigDecimal> tallies,
            BigDecimal threshold,
            Map<String, BigDecimal> inactive,
            Set<String> elected,
            Set<String> eliminated) {}

    private static final class Voter {
        private final List<Rank> ranks;
        private BigDecimal value = BigDecimal.ONE;
        private @Nullable String dead;
        private @Nullable String holder;

        private Voter(List<Rank> ranks) {
            this.ranks = ranks;
        }
    }

    private final RcvMultiSeat rules;
    private final boolean single;
    private final UnrankedOptions unranked;
    private final boolean allTied;
    private final Comparator<String> order;
    private final List<Voter> voters = new ArrayList<>();
    private final List<String> all;
    private final Set<String> continuing = new TreeSet<>();
    private final Map<String, BigDecimal> settled = new TreeMap<>();
    private BigDecimal residual = BigDecimal.ZERO;
    final List<NaiveRound> rounds = new ArrayList<>();
    final List<String> elected = new ArrayList<>();

    /**
     * @param rules of which seats, mode and so on are used; one seat is an instant runoff
     * @param order among equals, the favoured first
     */
    NaiveElimination(
            RcvMultiSeat rules,
            UnrankedOptions unranked,
            boolean allTied,
            List<String> options,
            List<Ballot> ballots,
            Comparator<String> order) {
        this.rules = rules;
        this.single = rules.seats() == 1;
        this.unranked = unranked;
        this.allTied = allTied;
        this.order = order;
        this.all = options.stream().filter(o -> !rules.withdrawn().contains(o)).toList();
        continuing.addAll(all);
        for (Ballot ballot : ballots) {
            voters.add(new Voter(ranks(ballot, options)));
        }
    }

    private List<Rank> ranks(Ballot ballot, List<String> options) {
        List<Rank> ranks = new ArrayList<>(
                ballot instanceof Ballot.Ordinal ordinal
                        ? ordinal.ranking().stream().map(Rank::of).toList()
                        : ((Ballot.Ranked) ballot).ranks());
        while (rules.maxRankings() > 0 && ranks.size() > rules.maxRankings()) {
            ranks.removeLast();
        }
        while (!ranks.isEmpty() && ranks.getLast().equals(Rank.SKIPPED)) {
            ranks.removeLast();
        }
        if (unranked == UnrankedOptions.LAST) {
            Set<String> left = new TreeSet<>(options);
            ranks.forEach(rank -> left.removeAll(rank.options()));
            if (!left.isEmpty()) {
                ranks.add(new Rank(List.copyOf(left), false));
            }
        }
        return ranks;
    }

    void run() {
        long electable = all.stream().filter(o -> !rules.writeIns().contains(o)).count();
        BigDecimal threshold = BigDecimal.ZERO;
        boolean more = electable > 0;
        while (more) {
            voters.forEach(this::read);
            Map<String, BigDecimal> tallies = new TreeMap<>();
            continuing.forEach(option -> tallies.put(option, votesOf(option)));
            boolean fixed = rules.majorityOf() == ThresholdBase.FIRST_ROUND
                    || rules.seats() > 1
                    || (rules.ending() == Ending.TWO_REMAIN && !elected.isEmpty());
            if (rounds.isEmpty() || !fixed) {
                threshold = threshold(tallies.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            Map<String, BigDecimal> shown = new TreeMap<>(tallies);
            if (surpluses()) {
                shown.putAll(settled);
            }
            Map<String, BigDecimal> inactive = inactive();
            Set<String> in = new TreeSet<>(winners(tallies, threshold));
            Set<String> out = new TreeSet<>();
            boolean wanted = elected.size() < rules.seats()
                    || byShare()
                    || rules.ending() == Ending.EVERYONE_RANKED
                    || (rules.ending() == Ending.TWO_REMAIN && gone() < all.size() - 2);
            if (in.isEmpty() && wanted && !continuing.isEmpty()) {
                out.addAll(losers(tallies, threshold));
            }
            rounds.add(new NaiveRound(shown, threshold, inactive, in, out));
            continuing.removeAll(out);
            List<String> left = new ArrayList<>(in);
            while (!left.isEmpty()) {
                String next = leader(left, tallies);
                elect(next, tallies, threshold);
                left.remove(next);
            }
            more = more(in, out, electable);
        }
    }

    private int gone() {
        return all.size() - continuing.size();
    }

    private boolean more(Set<String> in, Set<String> out, long electable) {
        if (rules.lastRound() > 0 && rounds.size() >= rules.lastRound()) {
            return false;
        }
        if (rules.ending() == Ending.TWO_REMAIN) {
            return !continuing.isEmpty()
                    && (!out.isEmpty() || (!in.isEmpty() && gone() + elected.size() + 1 < all.size()));
        }
        if (rules.ending() == Ending.EVERYONE_RANKED) {
            return !continuing.isEmpty();
        }
        if (byShare()) {
            return elected.isEmpty() && !continuing.isEmpty();
        }
        if (elected.size() == electable && rules.seats() > all.size()) {
            return false;
        }
        return elected.size() < rules.seats() ? !continuing.isEmpty() : surpluses() && !in.isEmpty();
    }

    private void elect(String option, Map<String, BigDecimal> tallies, BigDecimal threshold) {
        if (elected.size() < rules.seats() || byShare()) {
            elected.add(option);
        }
        if (rules.ending() == Ending.TWO_REMAIN) {
            return;
        }
        continuing.remove(option);
        if (!surpluses()) {
            return;
        }
        BigDecimal votes = of(tallies, option);
        BigDecimal extra = votes.subtract(threshold);
        BigDecimal fraction =
                extra.signum() > 0 ? extra.divide(votes, rules.decimals(), RoundingMode.DOWN) : BigDecimal.ZERO;
        BigDecimal kept = BigDecimal.ZERO;
        for (Voter voter : voters) {
            if (option.equals(voter.holder) && voter.dead == null) {
                BigDecimal passed = voter.value.multiply(fraction).setScale(rules.decimals(), RoundingMode.DOWN);
                kept = kept.add(voter.value.subtract(passed));
                voter.value = passed;
            }
        }
        if (kept.compareTo(threshold) > 0) {
            residual = residual.add(kept.subtract(threshold));
            kept = threshold;
        }
        settled.put(option, kept);
    }

    private boolean surpluses() {
        return rules.seats() > 1
                && (rules.mode() == MultiSeatMode.ONE_WINNER_PER_ROUND
                        || rules.mode() == MultiSeatMode.SEVERAL_WINNERS_PER_ROUND);
    }

    private boolean byShare() {
        return rules.mode() == MultiSeatMode.BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD && rules.seats() == 0;
    }

    private BigDecimal votesOf(String option) {
        return voters.stream()
                .filter(voter -> voter.dead == null && option.equals(voter.holder))
                .map(voter -> voter.value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, BigDecimal> inactive() {
        Map<String, BigDecimal> inactive = new TreeMap<>();
        for (Voter voter : voters) {
            if (voter.dead != null) {
                inactive.merge(voter.dead, voter.value, BigDecimal::add);
            }
        }
        inactive.put("residual_surplus", residual);
        inactive.values().removeIf(value -> value.signum() == 0);
        return inactive;
    }

    private BigDecimal threshold(BigDecimal active) {
        if (byShare()) {
            return active.multiply(new BigDecimal(rules.share().numerator()))
                    .divide(new BigDecimal(rules.share().denominator()), 12, RoundingMode.UNNECESSARY);
        }
        BigDecimal of = rules.majorityOf() == ThresholdBase.ALL_BALLOTS ? BigDecimal.valueOf(voters.size()) : active;
        int places = rules.fractionalThreshold() && surpluses() ? rules.decimals() : 0;
        BigDecimal smallest = BigDecimal.ONE.movePointLeft(places);
        BigDecimal threshold = rules.quota() == Quota.HARE
                ? of.divide(BigDecimal.valueOf(rules.seats()), places, RoundingMode.UP)
                : of.divide(BigDecimal.valueOf(rules.seats() + 1L), places, RoundingMode.DOWN)
                        .add(smallest);
        return threshold.max(BigDecimal.valueOf(rules.minimumVotes()));
    }

    private void read(Voter voter) {
        if (voter.dead != null || (voter.holder != null && continuing.contains(voter.holder))) {
            return;
        }
        if (surpluses() && elected.size() == rules.seats()) {
            voter.dead = "final_surplus";
            return;
        }
        if (voter.ranks.isEmpty()) {
            voter.dead = "blank";
            return;
        }
        int skipped = 0;
        List<String> seen = new ArrayList<>();
        for (Rank rank : voter.ranks) {
            List<String> options = rank.options().stream().distinct().toList();
            if (options.isEmpty() && !rank.overvoted()) {
                skipped++;
                continue;
            }
            if (rules.maxSkippedRanks() >= 0 && skipped > rules.maxSkippedRanks()) {
                voter.dead = "skipped_ranks";
                return;
            }
            skipped = 0;
            if (rules.exhaustOnDuplicate() && options.stream().anyMatch(seen::contains)) {
                voter.dead = "repeated_option";
                return;
            }
            seen.addAll(options);
            List<String> alive = options.stream().filter(continuing::contains).toList();
            boolean shared = rank.overvoted() || options.size() > 1;
            boolean ends = switch (rules.overvotes()) {
                case EXHAUST_IMMEDIATELY -> shared;
                case ALWAYS_SKIP_TO_NEXT_RANK -> false;
                case EXHAUST_IF_MULTIPLE_CONTINUING -> rank.overvoted() || alive.size() > 1;
            };
            if (ends) {
                voter.dead = "overvote";
                return;
            }
            boolean passedOver = shared && rules.overvotes() == OvervoteRule.ALWAYS_SKIP_TO_NEXT_RANK;
            if (!passedOver && alive.size() == 1) {
                voter.holder = alive.getFirst();
                return;
            }
        }
        voter.dead = "exhausted";
    }

    private List<String> winners(Map<String, BigDecimal> tallies, BigDecimal threshold) {
        int seatsLeft = rules.ending() == Ending.EVERYONE_RANKED ? 1 : rules.seats() - elected.size();
        boolean writeIns = continuing.stream()
                .anyMatch(o -> rules.writeIns().contains(o) && of(tallies, o).signum() > 0);
        if (writeIns || continuing.isEmpty()) {
            return List.of();
        }
        List<String> electable =
                continuing.stream().filter(o -> !rules.writeIns().contains(o)).toList();
        if (byShare()) {
            boolean all = continuing.stream().allMatch(o -> of(tallies, o).compareTo(threshold) > 0);
            return all ? electable : List.of();
        }
        if (seatsLeft == 0) {
            return List.of();
        }
        if (allTied && continuing.size() > 1 && electable.size() == continuing.size()) {
            boolean level = continuing.stream()
                            .map(o -> of(tallies, o))
                            .map(BigDecimal::stripTrailingZeros)
                            .distinct()
                            .count()
                    == 1;
            if (level && last(List.copyOf(continuing)).size() == continuing.size()) {
                return rules.ending() == Ending.EVERYONE_RANKED
                        ? List.copyOf(continuing)
                        : List.of(best(List.copyOf(continuing)));
            }
        }
        if (continuing.size() <= seatsLeft) {
            return rules.mode() == MultiSeatMode.ONE_WINNER_PER_ROUND && electable.size() > 1
                    ? List.of(leader(electable, tallies))
                    : electable;
        }
        boolean bottomsUp = rules.mode() == MultiSeatMode.BOTTOMS_UP && !single;
        List<String> above = bottomsUp
                ? List.of()
                : electable.stream()
                        .filter(o -> of(tallies, o).signum() > 0)
                        .filter(o -> of(tallies, o).compareTo(threshold) >= 0)
                        .toList();
        if (above.size() > 1 && rules.mode() == MultiSeatMode.ONE_WINNER_PER_ROUND) {
            return List.of(leader(electable, tallies));
        }
        boolean enough = continuing.stream()
                .allMatch(o -> of(tallies, o).compareTo(BigDecimal.valueOf(rules.minimumVotes())) >= 0);
        if (above.isEmpty() && single && continuing.size() == 2 && enough && !electable.isEmpty()) {
            return List.of(leader(electable, tallies));
        }
        return above;
    }

    private String leader(List<String> options, Map<String, BigDecimal> tallies) {
        BigDecimal most = options.stream()
                .map(o -> of(tallies, o))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return best(options.stream()
                .filter(o -> of(tallies, o).compareTo(most) == 0)
                .toList());
    }

    private List<String> losers(Map<String, BigDecimal> tallies, BigDecimal threshold) {
        List<String> written = continuing.stream()
                .filter(o -> rules.writeIns().contains(o) && of(tallies, o).signum() > 0)
                .toList();
        if (!written.isEmpty()) {
            return written;
        }
        BigDecimal least = rules.cutoff() ? threshold : BigDecimal.valueOf(rules.minimumVotes());
        List<String> below = continuing.stream()
                .filter(o -> of(tallies, o).compareTo(least) < 0)
                .toList();
        if (!below.isEmpty()) {
            return below;
        }
        if (rules.batchElimination()) {
            List<String> batch = batch(tallies);
            if (batch.size() > 1) {
                return batch;
            }
        }
        BigDecimal fewest = continuing.stream()
                .map(o -> of(tallies, o))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<String> tied = continuing.stream()
                .filter(o -> of(tallies, o).compareTo(fewest) == 0)
                .toList();
        List<String> last = last(tied);
        return allTied ? last : List.of(last.stream().max(order).orElseThrow());
    }

    /** The largest group of lowest options that together have fewer votes than each of the others. */
    private List<String> batch(Map<String, BigDecimal> tallies) {
        List<String> best = List.of();
        for (String next : continuing) {
            List<String> group = continuing.stream()
                    .filter(o -> of(tallies, o).compareTo(of(tallies, next)) < 0)
                    .toList();
            BigDecimal sum = group.stream().map(o -> of(tallies, o)).reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean keepsTwo = rules.ending() != Ending.TWO_REMAIN || continuing.size() - group.size() >= 2;
            if (sum.compareTo(of(tallies, next)) < 0 && group.size() > best.size() && keepsTwo) {
                best = group;
            }
        }
        return best;
    }

    /** Those of the tied that the rule before the contest's own puts last. */
    private List<String> last(List<String> tied) {
        return switch (rules.tieBreak()) {
            case CONTEST_RULE -> tied;
            case PREVIOUS_ROUNDS -> narrowed(tied, false);
            case PAIRWISE -> pairwiseLast(tied);
        };
    }

    private String best(List<String> tied) {
        List<String> best = switch (rules.tieBreak()) {
            case CONTEST_RULE -> tied;
            case PREVIOUS_ROUNDS -> narrowed(tied, true);
            case PAIRWISE -> {
                List<String> last = pairwiseLast(tied);
                yield last.size() == tied.size()
                        ? tied
                        : tied.stream().filter(o -> !last.contains(o)).toList();
            }
        };
        return best.stream().min(order).orElseThrow();
    }

    private List<String> narrowed(List<String> tied, boolean most) {
        List<String> left = tied;
        for (NaiveRound round : rounds.reversed()) {
            List<BigDecimal> votes =
                    left.stream().map(o -> of(round.tallies(), o)).sorted().toList();
            BigDecimal wanted = most ? votes.getLast() : votes.getFirst();
            left = left.stream()
                    .filter(o -> of(round.tallies(), o).compareTo(wanted) == 0)
                    .toList();
        }
        return left;
    }

    private List<String> pairwiseLast(List<String> tied) {
        Map<String, Integer> wins = new TreeMap<>();
        Map<String, Integer> balance = new TreeMap<>();
        List<String> everyone = new ArrayList<>(all);
        everyone.addAll(rules.withdrawn());
        for (String one : everyone) {
            for (String other : everyone) {
                int result = Long.compare(prefer(one, other), prefer(other, one));
                wins.merge(one, result > 0 ? 1 : 0, Integer::sum);
                balance.merge(one, result, Integer::sum);
            }
        }
        List<String> left = tied;
        for (int i = 1; i < tied.size(); i++) {
            List<String> among = left;
            List<String> fewer = among.stream()
                    .filter(one -> among.stream()
                            .filter(other -> !other.equals(one))
                            .noneMatch(other -> prefer(one, other) > prefer(other, one)
                                    || of(balance, one) > of(balance, other)
                                    || of(wins, one) > of(wins, other)))
                    .collect(Collectors.toList());
            left = fewer.isEmpty() ? among : fewer;
        }
        return left;
    }

    private long prefer(String one, String other) {
        return voters.stream()
                .filter(voter -> {
                    int first = place(voter, one);
                    int second = place(voter, other);
                    return first < second && (second < Integer.MAX_VALUE || unranked == UnrankedOptions.LAST);
                })
                .count();
    }

    private static int place(Voter voter, String option) {
        for (int i = 0; i < voter.ranks.size(); i++) {
            if (voter.ranks.get(i).options().contains(option)) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static <T> T of(Map<String, T> values, String option) {
        return Objects.requireNonNull(values.get(option));
    }
}
