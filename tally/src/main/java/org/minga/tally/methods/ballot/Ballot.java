package org.minga.tally.methods.ballot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One voter's selections in one contest, as handed in: it may still break the rules of the contest, which
 * {@link BallotRules#validate} tells. Options are named by their code. Constructors refuse null elements with a
 * {@link NullPointerException}; everything else is accepted and left to the rules.
 */
public sealed interface Ballot {

    /** The kind of ballot this is. */
    BallotKind kind();

    /**
     * The one way to write this ballot: selections sorted by code (UTF-16 code units, as in RFC 8785), points of zero
     * left out, a ranking untouched. Two ballots that mean the same have equal canonical forms. Call it on a ballot
     * that passed {@link BallotRules#validate}.
     */
    Ballot canonical();

    /**
     * A hash that tells ballots apart which differ in small numbers: the one of maps adds up key and value, so that
     * millions of ballots of a few scores would share a few hundred hashes.
     */
    private static int mixed(Map<String, Long> numbers) {
        int sum = 0;
        for (Map.Entry<String, Long> entry : numbers.entrySet()) {
            int hash = entry.getKey().hashCode() * 31 + Long.hashCode(entry.getValue());
            hash = (hash ^ hash >>> 16) * 0x85ebca6b;
            hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
            sum += hash ^ hash >>> 16;
        }
        return sum;
    }

    /** A choice of one: no selection is a blank ballot, more than one is against every rule. */
    record Single(List<String> selections) implements Ballot {
        public Single {
            selections = List.copyOf(selections);
        }

        public Single(String selection) {
            this(List.of(selection));
        }

        @Override
        public BallotKind kind() {
            return BallotKind.SINGLE;
        }

        @Override
        public Ballot canonical() {
            return this;
        }
    }

    /** A set of approved options. */
    record Approval(List<String> selections) implements Ballot {
        public Approval {
            selections = List.copyOf(selections);
        }

        @Override
        public BallotKind kind() {
            return BallotKind.APPROVAL;
        }

        @Override
        public Ballot canonical() {
            return new Approval(selections.stream().sorted().toList());
        }
    }

    /** Whole points per option. */
    record Cumulative(Map<String, Long> points) implements Ballot {
        public Cumulative {
            points = Map.copyOf(points);
        }

        @Override
        public BallotKind kind() {
            return BallotKind.CUMULATIVE;
        }

        @Override
        public int hashCode() {
            return mixed(points);
        }

        @Override
        public Ballot canonical() {
            Map<String, Long> given = new TreeMap<>(points);
            given.values().removeIf(value -> value == 0);
            return new Cumulative(given);
        }
    }

    /** Options by preference, best first; options left out are not ranked. */
    record Ordinal(List<String> ranking) implements Ballot {
        public Ordinal {
            ranking = List.copyOf(ranking);
        }

        @Override
        public BallotKind kind() {
            return BallotKind.ORDINAL;
        }

        @Override
        public Ballot canonical() {
            return this;
        }
    }

    /**
     * Options by preference, best rank first, where a rank may hold several options or none. Also holds what a scanner
     * read from a paper ballot, mistakes included.
     */
    record Ranked(List<Rank> ranks) implements Ballot {
        public Ranked {
            ranks = List.copyOf(ranks);
        }

        @Override
        public BallotKind kind() {
            return BallotKind.RANKED;
        }

        @Override
        public Ballot canonical() {
            int size = ranks.size();
            while (size > 0 && ranks.get(size - 1).equals(Rank.SKIPPED)) {
                size--;
            }
            return new Ranked(
                    ranks.subList(0, size).stream().map(Rank::canonical).toList());
        }
    }

    /**
     * One rank of a {@link Ranked} ballot.
     *
     * @param options that share the rank; none if it was skipped
     * @param overvoted whether more options than one were marked, without its being known which; then {@code options}
     *     is empty
     */
    record Rank(List<String> options, boolean overvoted) {
        public static final Rank SKIPPED = new Rank(List.of(), false);
        public static final Rank OVERVOTED = new Rank(List.of(), true);

        /** Refuses an overvote that names options with an {@link IllegalArgumentException}. */
        public Rank {
            options = List.copyOf(options);
            if (overvoted && !options.isEmpty()) {
                throw new IllegalArgumentException("an overvote that can be read is a rank of several options");
            }
        }

        /** A rank of these options. */
        public static Rank of(String... options) {
            return new Rank(List.of(options), false);
        }

        Rank canonical() {
            return overvoted ? this : new Rank(options.stream().sorted().toList(), false);
        }
    }

    /** A whole number per option: a score, or the index of a grade, 0 the worst. An option left out is blank. */
    record Scored(Map<String, Long> scores) implements Ballot {
        public Scored {
            scores = Map.copyOf(scores);
        }

        @Override
        public BallotKind kind() {
            return BallotKind.SCORED;
        }

        @Override
        public int hashCode() {
            return mixed(scores);
        }

        @Override
        public Ballot canonical() {
            return this;
        }
    }

    /** Weights, for or (negative) against options, each paid for with its square in credits. */
    record Quadratic(Map<String, Long> weights) implements Ballot {
        public Quadratic {
            weights = Map.copyOf(weights);
        }

        @Override
        public BallotKind kind() {
            return BallotKind.QUADRATIC;
        }

        @Override
        public int hashCode() {
            return mixed(weights);
        }

        @Override
        public Ballot canonical() {
            Map<String, Long> given = new TreeMap<>(weights);
            given.values().removeIf(value -> value == 0);
            return new Quadratic(given);
        }
    }

    /** Pairs of options, in each of which one was preferred. A pair that was shown and skipped is not part of it. */
    record Pairwise(List<Choice> choices) implements Ballot {
        public Pairwise {
            choices = List.copyOf(choices);
        }

        @Override
        public BallotKind kind() {
            return BallotKind.PAIRWISE;
        }

        @Override
        public Ballot canonical() {
            return new Pairwise(choices.stream().sorted().toList());
        }
    }

    /** The option that was preferred in a pair, and the other one. */
    record Choice(String winner, String loser) implements Comparable<Choice> {
        @Override
        public int compareTo(Choice other) {
            int byWinner = winner.compareTo(other.winner);
            return byWinner == 0 ? loser.compareTo(other.loser) : byWinner;
        }
    }
}
