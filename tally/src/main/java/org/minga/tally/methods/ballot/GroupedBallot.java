package org.minga.tally.methods.ballot;

/**
 * One ballot and how many voters handed in exactly that: grouping equal ballots first is the cheapest way to count
 * fast.
 *
 * @param times number of voters, at least 1
 */
public record GroupedBallot(Ballot ballot, long times) {
    public GroupedBallot {
        if (times < 1) {
            throw new IllegalArgumentException("a ballot group holds at least one ballot, not " + times);
        }
    }
}
