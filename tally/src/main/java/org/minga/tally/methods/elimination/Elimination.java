package org.minga.tally.methods.elimination;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.counting.RankedBox;

/**
 * One count by elimination, round by round: tallies, threshold, then either options are elected or some are
 * eliminated, and their votes move.
 */
final class Elimination {

    private final EliminationRules rules;
    private final List<String> codes;
    private final TieBreaker ties;
    private final Winners winners;
    private final Losers losers;
    private final Piles piles;
    private final BitSet continuing;
    private final int participants;
    private final int electable;
    private final List<Round> rounds;

    private final List<Integer> elected = new ArrayList<>();
    private final List<Rational> electedWith = new ArrayList<>();
    private final List<List<Integer>> placed = new ArrayList<>();
    private final Deque<List<Integer>> fallen = new ArrayDeque<>();
    private final Rational[] lastVotes;
    private int round;
    private int eliminated;
    private @Nullable Rational threshold;

    /**
     * @param participants options that take part
     * @param writeIns options that are eliminated first and never elected
     * @param rounds to which rounds are added
     */
    Elimination(
            EliminationRules rules,
            TieRule tieRule,
            RankedBox box,
            BitSet participants,
            BitSet writeIns,
            List<Round> rounds) {
        this.rules = rules;
        this.codes = box.codes();
        this.ties = new TieBreaker(box, tieRule, rules.tieBreak(), rules.reading());
        this.winners = new Winners(rules, writeIns, ties);
        this.losers = new Losers(rules, writeIns, ties);
        this.continuing = (BitSet) participants.clone();
        this.participants = participants.cardinality();
        BitSet electable = (BitSet) participants.clone();
        electable.andNot(writeIns);
        this.electable = electable.cardinality();
        this.piles = new Piles(box, rules.reading(), rules.unit(), continuing);
        this.rounds = rounds;
        this.lastVotes = new Rational[codes.size()];
        Arrays.fill(lastVotes, Rational.ZERO);
    }

    /** @param allBallots blank and exhausted ones included */
    void run(long allBallots) {
        boolean more = electable > 0;
        while (more) {
            round++;
            more = round(allBallots);
        }
        if (elected.size() < rules.seats()) {
            rounds.add(new Round.Unfilled(rounds.size() + 1, rules.seats() - elected.size()));
        }
    }

    private boolean round(long allBallots) {
        Standing standing = standing(allBallots);
        int seatsLeft = rules.ending() == Ending.EVERYONE_RANKED ? 1 : rules.seats() - elected.size();
        boolean open = seatsLeft > 0 || rules.byShare();
        Decision in = open ? winners.of(standing, seatsLeft) : Decision.NONE;
        boolean twoWanted = rules.ending() == Ending.TWO_REMAIN && eliminated < participants - 2;
        Decision out = in.isNone() && standing.size() > 0 && (open || twoWanted)
                ? losers.of(standing, participants - 2 - eliminated, !elected.isEmpty())
                : Decision.NONE;
        SortedMap<String, Rational> tallies = tallies();
        SortedMap<String, Rational> inactive = piles.inactive();
        List<MoveKind> kinds = settle(standing, in, out);
        boolean more = goesOn(!in.isNone(), !out.isNone());
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            int option = (in.isNone() ? out : in).options().get(i);
            moves.addAll(moves(kinds.get(i), option, i == 0 ? (in.isNone() ? out : in).tie() : null, more));
        }
        rounds.add(new Round.Stage(rounds.size() + 1, tallies, standing.threshold(), inactive, moves));
        ties.remember(standing);
        return more;
    }

    private Standing standing(long allBallots) {
        List<Rational> votes =
                IntStream.range(0, codes.size()).mapToObj(piles::votes).toList();
        continuing.stream().forEach(option -> lastVotes[option] = votes.get(option));
        Rational before = threshold;
        if (before == null || isAnew()) {
            before = rules.threshold(
                    rules.base() == ThresholdBase.ALL_BALLOTS ? Rational.of(allBallots) : piles.votes(continuing));
            threshold = before;
        }
        return new Standing(votes, (BitSet) continuing.clone(), before);
    }

    /** Whether the threshold changes from round to round. */
    private boolean isAnew() {
        boolean frozen = rules.ending() == Ending.TWO_REMAIN && !elected.isEmpty();
        return rules.seats() <= 1 && rules.base() == ThresholdBase.CONTINUING_BALLOTS && !frozen;
    }

    /** Of everyone in the count, and of those that were elected and hold votes. */
    private SortedMap<String, Rational> tallies() {
        SortedMap<String, Rational> tallies = new TreeMap<>();
        continuing.stream().forEach(option -> tallies.put(codes.get(option), piles.votes(option)));
        if (rules.surpluses()) {
            elected.forEach(option -> tallies.put(codes.get(option), piles.votes(option)));
        }
        return tallies;
    }

    /** Takes note of what is decided, and says what is done to each option. */
    private List<MoveKind> settle(Standing standing, Decision in, Decision out) {
        List<MoveKind> kinds = new ArrayList<>();
        if (in.isNone()) {
            eliminated += out.options().size();
            out.stream().forEach(continuing::clear);
            out.stream().forEach(option -> kinds.add(MoveKind.ELIMINATED));
            Collection<List<Integer>> levels = out.level() ? List.of(out.options()) : standing.levels(out.options());
            levels.stream().filter(level -> !level.isEmpty()).forEach(fallen::push);
            return kinds;
        }
        for (int option : in.options()) {
            boolean seat = rules.byShare() || elected.size() < rules.seats();
            boolean place = rules.ending() == Ending.EVERYONE_RANKED;
            if (seat) {
                elected.add(option);
                electedWith.add(standing.votes(option));
            }
            if (seat || place) {
                kinds.add(seat ? MoveKind.ELECTED : MoveKind.PLACED);
            }
            if (place || rules.ending() == Ending.WINNER_FOUND) {
                continuing.clear(option);
            }
        }
        placed.addAll(
                in.level() ? List.of(in.options()) : in.stream().map(List::of).toList());
        return kinds;
    }

    private boolean goesOn(boolean someIn, boolean someOut) {
        if (rules.lastRound() != 0 && round >= rules.lastRound()) {
            return false;
        }
        if (rules.ending() == Ending.TWO_REMAIN) {
            boolean moreThanTwo = someIn && eliminated + elected.size() + 1 < participants;
            return !continuing.isEmpty() && (someOut || moreThanTwo);
        }
        if (rules.ending() == Ending.EVERYONE_RANKED) {
            return !continuing.isEmpty();
        }
        if (rules.byShare()) {
            return elected.isEmpty() && !continuing.isEmpty();
        }
        boolean nobodyLeft = elected.size() == electable && rules.seats() > participants;
        return !nobodyLeft && (elected.size() < rules.seats() ? !continuing.isEmpty() : rules.surpluses() && someIn);
    }

    private List<Move> moves(MoveKind kind, int option, @Nullable Tie tie, boolean more) {
        boolean leaves = !continuing.get(option);
        String code = codes.get(option);
        if (kind == MoveKind.ELECTED && rules.surpluses()) {
            Move election = new Move(kind, code, new TreeMap<>(), new TreeMap<>(), tie);
            Rational quota = threshold;
            if (!more || quota == null || piles.votes(option).compareTo(quota) <= 0) {
                return List.of(election);
            }
            boolean last = elected.size() == rules.seats();
            Flow flow = piles.releaseSurplus(option, quota, continuing, last);
            return List.of(election, move(MoveKind.SURPLUS_TRANSFERRED, code, flow, null));
        }
        Flow flow = leaves && more ? piles.release(option, continuing) : new Flow();
        return List.of(move(kind, code, flow, tie));
    }

    private Move move(MoveKind kind, String code, Flow flow, @Nullable Tie tie) {
        return new Move(kind, code, flow.transfers(codes, rules.unit()), flow.lost(rules.unit()), tie);
    }

    List<Integer> elected() {
        return elected;
    }

    /** What the elected had when they were elected, in their order. */
    List<Rational> electedWith() {
        return electedWith;
    }

    /** What an option had in the last round in which it took part. */
    Rational lastVotes(int option) {
        return lastVotes[option];
    }

    /** Those that took part, best first: elected, still in the count by votes, eliminated from the last back. */
    List<List<Integer>> ranking() {
        List<List<Integer>> ranking = new ArrayList<>(placed);
        BitSet rest = (BitSet) continuing.clone();
        placed.forEach(level -> level.forEach(rest::clear));
        Standing last = new Standing(List.of(lastVotes), rest, Rational.ZERO);
        ranking.addAll(last.levels(rest.stream().boxed().toList()).reversed());
        ranking.addAll(fallen);
        return ranking;
    }
}
