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
}
