package org.minga.tally.formats.pabulib;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header row of a section: which column holds what. */
final class Columns {

    private final Map<String, Integer> indexOf = new HashMap<>();
    private final int count;

    Columns(Row header) {
        count = header.fields().size();
        for (int i = 0; i < count; i++) {
            String name = header.field(i).toLowerCase(Locale.ROOT);
            if (indexOf.putIfAbsent(name, i) != null && !name.isEmpty()) {
                throw header.broken(i, "Column " + Row.shown(name) + " is there twice.");
            }
        }
    }

    int require(Row header, String name) {
        Integer index = indexOf.get(name);
        if (index == null) {
            throw header.broken("Column '" + name + "' is missing.");
        }
        return index;
    }

    @Nullable
    Integer find(String name) {
        return indexOf.get(name);
    }

    /** A row with a field too many is most often a name with an unquoted semicolon, which shifts all that follows. */
    void requireFit(Row row) {
        if (row.fields().size() != count) {
            throw row.broken("The row has " + row.fields().size() + " fields, its section has " + count + " columns.");
        }
    }
}
