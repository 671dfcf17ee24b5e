package org.minga.tally.formats.cvr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotFault;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

/** Gathers the ballots of a contest, each checked against its rules. */
final class RecordReading {

    private static final int MAX_RECORDS = 5_000_000;

    private final Election contest;
    private final Set<String> codes;
    private final List<GroupedBallot> ballots = new ArrayList<>();
    private long total;

    RecordReading(Election contest) {
        this.contest = contest;
        this.codes = contest.options().stream().map(BallotOption::code).collect(Collectors.toUnmodifiableSet());
    }

    void add(long line, Ballot ballot, long times) {
        List<BallotFault> faults = contest.ballot().validate(ballot, codes);
        if (!faults.isEmpty()) {
            throw new CsvFault(line, 0, faults.getFirst().detail());
        }
        if (ballots.size() == MAX_RECORDS || total > Long.MAX_VALUE - times) {
            throw new CsvFault(line, 0, "There are more ballots than can be counted.");
        }
        total += times;
        ballots.add(new GroupedBallot(ballot, times));
    }

    Election election() {
        return new Election(
                contest.title(),
                contest.options(),
                contest.names(),
                contest.ballot(),
                contest.seats(),
                contest.budget(),
                contest.method(),
                ballots,
                List.of());
    }
}
