package org.minga.tally.formats.election;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

/** What reading an election file came to. */
public sealed interface ElectionRead {

    /**
     * An election. Every ballot is valid under the ballot rules.
     *
     * @param title as the file has it; may be empty
     * @param options in the order of the file
     * @param names what options are called, by code, where that is not the code itself
     * @param ballot rules that let all ballots of the file through
     * @param seats how many may win; 0 if the file does not say
     * @param budget what may be spent; null if the file does not say
     * @param method the method with the parameters that the file asks for, or null if it asks for none
     * @param ballots equal ones together where they stood together or were grouped in reading
     * @param notes what was odd about the file and how it was read, one sentence each
     */
    record Election(
            String title,
            List<BallotOption> options,
            SortedMap<String, String> names,
            BallotRules ballot,
            int seats,
            @Nullable Money budget,
            @Nullable MethodRules method,
            List<GroupedBallot> ballots,
            List<String> notes)
            implements ElectionRead {
        public Election {
            options = List.copyOf(options);
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
            ballots = List.copyOf(ballots);
            notes = List.copyOf(notes);
        }

        /** An election that is not about money. */
        public Election(
                String title,
                List<BallotOption> options,
                SortedMap<String, String> names,
                BallotRules ballot,
                int seats,
                @Nullable MethodRules method,
                List<GroupedBallot> ballots,
                List<String> notes) {
            this(title, options, names, ballot, seats, null, method, ballots, notes);
        }

        /** What an option is called. */
        public String name(String code) {
            return names.getOrDefault(code, code);
        }

        /** The codes of options by what they are called. Where two share a name, the first one's. */
        public Map<String, String> codes() {
            Map<String, String> codes = new TreeMap<>();
            options.forEach(option -> codes.putIfAbsent(name(option.code()), option.code()));
            return codes;
        }

        /** How many ballots there are. */
        public long size() {
            return ballots.stream().mapToLong(GroupedBallot::times).sum();
        }
    }

    /**
     * A file that is broken or not to be trusted.
     *
     * @param line from 1; 0 if the whole file is meant
     * @param column from 1; 0 if the whole line is meant
     * @param reason one sentence for people
     */
    record Refused(long line, int column, String reason) implements ElectionRead {}
}
