package org.minga.tally.formats.pabulib;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The VOTES section: takes rows apart and keeps none. */
final class Votes {

    private static final int MAX_VOTER_LENGTH = 200;

    private final Set<String> projects;
    private final Columns columns;
    private final int voter;
    private final int vote;
    private final @Nullable Integer points;
    private final boolean single;
    private final boolean addsUp;

    /** @param kind as META names it */
    Votes(Row header, VoteType kind, Set<String> projects) {
        this.projects = projects;
        this.columns = new Columns(header);
        this.voter = columns.require(header, "voter_id");
        this.vote = columns.require(header, "vote");
        this.single = kind == VoteType.SINGLE;
        this.addsUp = kind == VoteType.CUMULATIVE;
        this.points = switch (kind) {
            case SINGLE, APPROVAL -> null;
            case CUMULATIVE -> Integer.valueOf(columns.require(header, "points"));
            case ORDINAL -> columns.find("points");
        };
    }

    boolean hasPoints() {
        return points != null;
    }

    Vote read(Row row) {
        columns.requireFit(row);
        String id = row.field(voter);
        if (id.isEmpty() || id.length() > MAX_VOTER_LENGTH) {
            throw row.broken(voter, "A voter's id has 1 to " + MAX_VOTER_LENGTH + " characters.");
        }
        List<String> choices = list(row.field(vote));
        Set<String> seen = new HashSet<>();
        for (String choice : choices) {
            if (!projects.contains(choice)) {
                throw row.broken(vote, "There is no project " + Row.shown(choice) + ".");
            }
            seen.add(choice);
        }
        if (single && seen.size() > 1) {
            throw row.broken(vote, "A choose-1 ballot names one project, not " + seen.size() + ".");
        }
        List<Long> worth = pointsOf(row, choices.size());
        return seen.size() == choices.size() ? new Vote(id, choices, worth, false) : merged(id, choices, worth);
    }

    /** A project named again is no further vote. Points add up, but the place in a ranking is the first. */
    private Vote merged(String id, List<String> choices, List<Long> worth) {
        Map<String, Long> once = new LinkedHashMap<>();
        for (int i = 0; i < choices.size(); i++) {
            once.merge(
                    choices.get(i), worth.isEmpty() ? 0 : worth.get(i), addsUp ? Long::sum : (first, again) -> first);
        }
        return new Vote(id, List.copyOf(once.keySet()), worth.isEmpty() ? List.of() : List.copyOf(once.values()), true);
    }

    private List<Long> pointsOf(Row row, int wanted) {
        if (points == null) {
            return List.of();
        }
        List<Long> given = new ArrayList<>();
        for (String text : list(row.field(points))) {
            given.add(Numbers.count(row, points, text));
        }
        if (given.size() != wanted) {
            throw row.broken(points, "There are " + given.size() + " points for " + wanted + " projects.");
        }
        return given;
    }

    private static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        while (!text.isEmpty() && from <= text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            items.add(text.substring(from, to).strip());
            from = to + 1;
        }
        return items;
    }
}
