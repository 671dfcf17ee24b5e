package org.minga.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.minga.platform.problem.ProblemException;

class CursorProperties {

    @Property(tries = 500)
    void what_goes_in_comes_out(
            @ForAll @Size(max = 4) List<@StringLength(max = 40) @CharRange(from = ' ', to = '~') String> parts) {
        String cursor = Cursor.encode(parts.toArray(String[]::new));

        assertThat(Cursor.decode(cursor, parts.size())).isEqualTo(parts);
    }

    @Property(tries = 1000)
    void nothing_but_a_bad_cursor_comes_of_garbage(@ForAll @StringLength(max = 60) String garbage) {
        try {
            List<String> parts = Cursor.decode(garbage, 2);
            assertThat(Cursor.encode(parts.toArray(String[]::new))).isEqualTo(garbage);
        } catch (ProblemException refused) {
            assertThat(refused.problem().type().slug()).isEqualTo("bad-cursor");
        }
    }
}
