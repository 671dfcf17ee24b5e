package org.minga.tally.methods.score;

import java.util.List;

/**
 * The grades of one option in the order in which the lower median takes them away one by one, best option first when
 * compared. The medians wander outwards from the middle, so the sequence is made of few runs of equal grades at its
 * even places and few at its odd places: it is compared run by run, however many ballots there are.
 *
 * @param even runs at places 0, 2, 4, … of the sequence
 * @param odd runs at places 1, 3, 5, … of the sequence
 */
record MajorityValue(List<Run> even, List<Run> odd) implements Comparable<MajorityValue> {

    /** Equal grades, one after the other. */
    record Run(int grade, long length) {}

    /** @param counts of each grade, worst first */
    static MajorityValue of(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        // The lower median first, then in turn the next above and below it, or below and above, since the number of
        // grades left turns from even to odd and back.
        boolean aboveNext = total % 2 == 0;
        RunList down = new RunList();
        RunList up = new RunList();
        down.takeDown(counts, total / 2);
        up.takeUp(counts, total / 2);
        return aboveNext ? new MajorityValue(down.runs(), up.runs()) : new MajorityValue(up.runs(), down.runs());
    }

    /** The index of the median grade, or −1 where there is no grade. */
    int median() {
        return even.isEmpty() ? -1 : even.getFirst().grade();
    }

    /** The better one is greater. What has no grade left is behind what still has one. */
    @Override
    public int compareTo(MajorityValue other) {
        Difference atEven = Difference.of(even, other.even);
        Difference atOdd = Difference.of(odd, other.odd);
        // Even place p comes before odd place q where p <= q, counted in their own sequences.
        return atEven.place() <= atOdd.place() ? atEven.sign() : atOdd.sign();
    }

    /**
     * Where two sequences of runs first differ.
     *
     * @param place from 0; Long.MAX_VALUE if nowhere
     * @param sign of the comparison of the grades there
     */
    private record Difference(long place, int sign) {

        static Difference of(List<Run> one, List<Run> other) {
            int i = 0;
            int j = 0;
            long usedOfOne = 0;
            long usedOfOther = 0;
            long place = 0;
            while (i < one.size() || j < other.size()) {
                int grade = i < one.size() ? one.get(i).grade() : -1;
                int otherGrade = j < other.size() ? other.get(j).grade() : -1;
                if (grade != otherGrade) {
                    return new Difference(place, Integer.compare(grade, otherGrade));
                }
                long step =
                        Math.min(one.get(i).length() - usedOfOne, other.get(j).length() - usedOfOther);
                place += step;
                usedOfOne += step;
                usedOfOther += step;
                if (usedOfOne == one.get(i).length()) {
                    i++;
                    usedOfOne = 0;
                }
                if (usedOfOther == other.get(j).length()) {
                    j++;
                    usedOfOther = 0;
                }
            }
            return new Difference(Long.MAX_VALUE, 0);
        }
    }
}
