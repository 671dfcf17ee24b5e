package org.minga.tally.formats.pabulib;

import java.util.ArrayList;
import java.util.List;

/** What the first reading learns from all ballots together. */
final class VoteFacts {

    private long ballots;
    private long repeating;
    private long fewest = Long.MAX_VALUE;
    private long most;
    private long fewestGiven = Long.MAX_VALUE;
    private long mostGiven;
    private long smallestSum = Long.MAX_VALUE;
    private long largestSum;
    private long largestPoints;
    private final List<Long> pointsByPosition = new ArrayList<>();
    private boolean pointsFollowPositions = true;

    void add(Vote vote) {
        ballots++;
        repeating += vote.repeats() ? 1 : 0;
        fewest = Math.min(fewest, vote.choices().size());
        most = Math.max(most, vote.choices().size());
        long sum = 0;
        long given = 0;
        for (int i = 0; i < vote.points().size(); i++) {
            long points = vote.points().get(i);
            sum += points;
            given += points > 0 ? 1 : 0;
            largestPoints = Math.max(largestPoints, points);
            if (i == pointsByPosition.size()) {
                pointsByPosition.add(points);
            }
            pointsFollowPositions &= pointsByPosition.get(i) == points
                    && (i == 0 || points <= vote.points().get(i - 1));
        }
        fewestGiven = Math.min(fewestGiven, given);
        mostGiven = Math.max(mostGiven, given);
        smallestSum = Math.min(smallestSum, sum);
        largestSum = Math.max(largestSum, sum);
    }

    long ballots() {
        return ballots;
    }

    /** How many ballots name a project more than once. */
    long repeating() {
        return repeating;
    }

    /** Fewest projects on a ballot; {@link Long#MAX_VALUE} if there are no ballots. So too for the other minimums. */
    long fewest() {
        return fewest;
    }

    long most() {
        return most;
    }

    /** Fewest projects that got a point. */
    long fewestGiven() {
        return fewestGiven;
    }

    long mostGiven() {
        return mostGiven;
    }

    long smallestSum() {
        return smallestSum;
    }

    long largestSum() {
        return largestSum;
    }

    long largestPoints() {
        return largestPoints;
    }

    /** Whether every ballot gives the same points to the same position, and never more to a later one. */
    boolean pointsFollowPositions() {
        return pointsFollowPositions;
    }

    List<Long> pointsByPosition() {
        return pointsByPosition;
    }
}
