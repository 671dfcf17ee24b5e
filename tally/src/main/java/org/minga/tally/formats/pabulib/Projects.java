package org.minga.tally.formats.pabulib;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.BallotOption;

/** The PROJECTS section. */
final class Projects {

    private static final int MAX_NAME_LENGTH = 5000;
    private static final Pattern SELECTED = Pattern.compile("[0-3]");

    private final String currency;
    private final Columns columns;
    private final int id;
    private final int cost;
    private final @Nullable Integer name;
    private final @Nullable Integer selected;
    private final List<PabulibProject> projects = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    Projects(Row header, String currency) {
        this.currency = currency;
        this.columns = new Columns(header);
        this.id = columns.require(header, "project_id");
        this.cost = columns.require(header, "cost");
        this.name = columns.find("name");
        this.selected = columns.find("selected");
    }

    void add(Row row) {
        columns.requireFit(row);
        String code = row.field(id);
        if (!BallotOption.isCode(code) || code.indexOf(',') >= 0) {
            throw row.broken(
                    id,
                    Row.shown(code) + " can't be an id: 1 to " + BallotOption.MAX_CODE_LENGTH
                            + " characters without commas and control characters can.");
        }
        if (!ids.add(code)) {
            throw row.broken(id, "Project " + Row.shown(code) + " is there twice.");
        }
        if (projects.size() == BallotOption.MAX_OPTIONS) {
            throw row.broken("There are more than " + BallotOption.MAX_OPTIONS + " projects.");
        }
        projects.add(new PabulibProject(code, nameOf(row, code), Numbers.amount(row, cost, currency), selectedOf(row)));
    }

    private String nameOf(Row row, String code) {
        if (name == null || row.field(name).isEmpty()) {
            return code;
        }
        if (row.field(name).length() > MAX_NAME_LENGTH) {
            throw row.broken(name, "The name is longer than " + MAX_NAME_LENGTH + " characters.");
        }
        return row.field(name);
    }

    private @Nullable Integer selectedOf(Row row) {
        if (selected == null || row.field(selected).isEmpty()) {
            return null;
        }
        if (!SELECTED.matcher(row.field(selected)).matches()) {
            throw row.broken(selected, "'selected' is 0, 1, 2 or 3, not " + Row.shown(row.field(selected)) + ".");
        }
        return Integer.valueOf(row.field(selected));
    }

    List<PabulibProject> all() {
        return projects;
    }

    Set<String> ids() {
        return ids;
    }
}
