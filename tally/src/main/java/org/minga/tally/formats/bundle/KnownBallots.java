package org.minga.tally.formats.bundle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minga.tally.formats.bundle.BallotJson.BallotRead;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotFault;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/**
 * Understands ballots by their canonical text and holds them against the rules. Many ballots are equal, so those seen
 * lately are kept: a fixed number, and no long ones.
 */
final class KnownBallots {

    private static final int KEPT = 4096;
    private static final int LONGEST_KEPT = 1000;

    /** What a text is. */
    sealed interface Known {
        /** A ballot that keeps the rules. */
        record Valid(Ballot ballot) implements Known {}

        /** None. */
        record Refused(String reason) implements Known {}
    }

    private final BallotRules rules;
    private final Set<String> codes;
    private final Map<String, Known.Valid> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known.Valid> eldest) {
            return size() > KEPT;
        }
    };

    KnownBallots(BundleHeader header) {
        this.rules = header.rules().ballot();
        this.codes = header.options().stream().map(BallotOption::code).collect(Collectors.toUnmodifiableSet());
    }

    Known of(String canonical) {
        Known.Valid known = kept.get(canonical);
        if (known != null) {
            return known;
        }
        Known read = read(canonical);
        if (read instanceof Known.Valid valid && canonical.length() <= LONGEST_KEPT) {
            kept.put(canonical, valid);
        }
        return read;
    }

    private Known read(String canonical) {
        return switch (BallotJson.read(canonical, rules.kind())) {
            case BallotRead.Refused refused -> new Known.Refused(refused.reason());
            case BallotRead.Read read -> {
                List<BallotFault> faults = rules.validate(read.ballot(), codes);
                yield faults.isEmpty()
                        ? new Known.Valid(read.ballot())
                        : new Known.Refused("The ballot breaks the rules: "
                                + faults.getFirst().detail());
            }
        };
    }
}
