package org.minga.tally.formats.condorcet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minga.tally.formats.lines.BrokenFile;
import org.minga.tally.formats.lines.RankedBallots;

/** Reads lines of votes: {@code tags || A > B = C ^weight * quantifier}. */
final class VoteLine {

    private static final String EMPTY_RANKING = "/EMPTY_RANKING/";
    private static final int MAX_DIGITS = 15;

    private final Settings settings;

    VoteLine(Settings settings) {
        this.settings = settings;
    }

    /** @param line without comment, not blank */
    Vote read(String line, long number) {
        int tags = line.indexOf("||");
        int start = tags < 0 ? 0 : tags + 2;
        int quantifier = line.indexOf('*', start);
        int weight = line.indexOf('^', start);
        if (quantifier >= 0 && weight > quantifier) {
            throw new BrokenFile(number, weight + 1, "The weight (^) must stand before the quantifier (*).");
        }
        int end = quantifier < 0 ? line.length() : quantifier;
        long times = quantifier < 0 ? 1 : whole(line, quantifier + 1, line.length(), number);
        if (weight >= 0) {
            long heavy = whole(line, weight + 1, end, number);
            times = settings.weightAllowed() ? product(times, heavy, weight, number) : times;
            settings.noteWeight();
            end = weight;
        }
        return new Vote(ranks(line, start, end, number), times);
    }

    private static long product(long times, long weight, int column, long number) {
        if (Math.multiplyHigh(times, weight) != 0 || times * weight > RankedBallots.MAX_BALLOTS || times * weight < 0) {
            throw new BrokenFile(number, column + 1, "Weight and quantifier together are too large.");
        }
        return times * weight;
    }

    private static long whole(String line, int from, int to, long number) {
        String text = line.substring(from, to).strip();
        if (text.isEmpty() || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new BrokenFile(number, from + 1, BrokenFile.shown(text) + " is not a whole number.");
        }
        if (text.length() > MAX_DIGITS) {
            throw new BrokenFile(number, from + 1, BrokenFile.shown(text) + " is too large.");
        }
        long value = Long.parseLong(text);
        if (value == 0) {
            throw new BrokenFile(number, from + 1, "A vote must count at least once.");
        }
        return value;
    }

    private List<List<String>> ranks(String line, int start, int end, long number) {
        String ranking = line.substring(start, end).strip();
        if (ranking.equals(EMPTY_RANKING)) {
            return List.of();
        }
        List<List<String>> ranks = new ArrayList<>();
        List<String> rank = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int from = start;
        for (int i = start; i <= end; i++) {
            char sign = i == end ? '>' : line.charAt(i);
            if (sign == '>' || sign == '=') {
                String name = name(line, from, i, number);
                if (!seen.add(name)) {
                    throw new BrokenFile(number, from + 1, BrokenFile.shown(name) + " is ranked twice.");
                }
                if (settings.isCandidate(name, number, from + 1)) {
                    rank.add(name);
                }
                from = i + 1;
            }
            if (sign == '>') {
                // Left empty by candidates that do not take part.
                if (!rank.isEmpty()) {
                    ranks.add(List.copyOf(rank));
                }
                rank.clear();
            }
        }
        return ranks;
    }

    private static String name(String line, int from, int to, long number) {
        String name = line.substring(from, to).strip();
        if (name.isEmpty()) {
            throw new BrokenFile(number, from + 1, "A candidate is missing here.");
        }
        if (name.equals(EMPTY_RANKING)) {
            throw new BrokenFile(number, from + 1, EMPTY_RANKING + " must be the whole ranking.");
        }
        int foreign = name.indexOf('<');
        if (foreign >= 0) {
            throw new BrokenFile(number, line.indexOf('<', from) + 1, "'<' cannot be used.");
        }
        return name;
    }
}
