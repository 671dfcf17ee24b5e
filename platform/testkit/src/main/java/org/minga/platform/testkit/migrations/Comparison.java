package org.minga.platform.testkit.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.platform.testkit.migrations.Schema.Column;
import org.minga.platform.testkit.migrations.Schema.Place;
import org.minga.platform.testkit.migrations.Schema.Relation;
import org.minga.platform.testkit.migrations.Schema.Rule;
import org.minga.platform.testkit.migrations.Schema.UniqueKey;

/** What became of things that code may use, between two moments of a schema. */
final class Comparison {
    private final Schema before;
    private final Schema after;
    private final List<Fault> faults = new ArrayList<>();

    private Comparison(Schema before, Schema after) {
        this.before = before;
        this.after = after;
    }

    static List<Fault> of(Schema before, Schema after) {
        Comparison comparison = new Comparison(before, after);
        comparison.relations();
        comparison.columns();
        comparison.newColumns();
        comparison.uniqueKeys();
        comparison.rules();
        comparison.routines();
        return comparison.faults;
    }

    private void relations() {
        before.relations().forEach((id, was) -> {
            Relation is = after.relations().get(id);
            if (is == null) {
                breaks(id, "is dropped");
                return;
            }
            if (!is.name().equals(was.name())) {
                breaks(id, "is renamed to " + is.name());
            }
            if (!is.privileges().containsAll(was.privileges())) {
                breaks(id, "may be used for less by the application: " + is.privileges());
            }
            if (is.file() != was.file()) {
                faults.add(Fault.blocks(was.name(), "is written anew, all rows of it"));
            }
        });
    }

    private void columns() {
        before.columns().forEach((place, was) -> {
            if (!after.relations().containsKey(place.relation())) {
                return;
            }
            Column is = after.columns().get(place);
            if (is == null) {
                breaks(place.relation(), was.name() + " is dropped");
                return;
            }
            if (!is.name().equals(was.name())) {
                breaks(place.relation(), was.name() + " is renamed to " + is.name());
            }
            if (!is.type().equals(was.type())) {
                breaks(place.relation(), was.name() + " changes from " + was.type() + " to " + is.type());
            }
            if (is.required() && (!was.required() || was.filled() && !is.filled())) {
                breaks(place.relation(), was.name() + " has to be given now");
            }
        });
    }

    private void newColumns() {
        after.columns().forEach((place, is) -> {
            boolean joins = before.relations().containsKey(place.relation())
                    && !before.columns().containsKey(place);
            if (joins && is.required() && !is.filled()) {
                breaks(place.relation(), is.name() + " is new and has to be given");
            }
        });
    }

    private void uniqueKeys() {
        for (UniqueKey was : before.uniqueKeys()) {
            if (after.relations().containsKey(was.relation())
                    && !after.uniqueKeys().contains(was)
                    && was.columns().stream()
                            .allMatch(column ->
                                    column == 0 || after.columns().containsKey(new Place(was.relation(), column)))) {
                breaks(was.relation(), "has no unique key " + names(was.relation(), was.columns()) + " any more");
            }
        }
        for (UniqueKey is : after.uniqueKeys()) {
            boolean joins = before.relations().containsKey(is.relation())
                    && !before.uniqueKeys().contains(is);
            if (joins && !ofEmptyColumns(is.relation(), is.columns())) {
                breaks(is.relation(), "has a new unique key " + names(is.relation(), is.columns()));
            }
        }
    }

    private void rules() {
        for (Map.Entry<Long, Rule> entry : after.rules().entrySet()) {
            Rule is = entry.getValue();
            boolean joins = before.relations().containsKey(is.relation())
                    && !before.rules().containsKey(entry.getKey());
            if (joins && !ofNewColumns(is.relation(), is.columns())) {
                breaks(is.relation(), "has a new constraint or trigger " + is.name());
            }
        }
    }

    private void routines() {
        before.routines().forEach((id, name) -> {
            if (!Objects.equals(after.routines().get(id), name)) {
                faults.add(Fault.breaks(name, "is dropped or renamed"));
            }
        });
    }

    /** Code that knows nothing of a column leaves it to its default, which its own constraint does not refuse. */
    private boolean ofNewColumns(long relation, Set<Integer> columns) {
        return !columns.isEmpty()
                && columns.stream().noneMatch(column -> before.columns().containsKey(new Place(relation, column)));
    }

    /** Code that knows nothing of a column leaves it empty, and nothing empty is there twice. */
    private boolean ofEmptyColumns(long relation, Set<Integer> columns) {
        return ofNewColumns(relation, columns)
                && columns.stream().noneMatch(column -> {
                    @Nullable Column is = after.columns().get(new Place(relation, column));
                    return is == null || is.filled();
                });
    }

    private List<String> names(long relation, Set<Integer> columns) {
        return columns.stream()
                .map(column -> {
                    Column found = after.columns().get(new Place(relation, column));
                    return found == null ? "an expression" : found.name();
                })
                .sorted()
                .toList();
    }

    private void breaks(long relation, String what) {
        Relation was = before.relations().get(relation);
        faults.add(Fault.breaks(was == null ? "?" : was.name(), what));
    }
}
