package org.minga.platform.paging;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/**
 * Which page of a list is wanted: a `@BeanParam` of list operations.
 *
 * @param cursor the `next` of the page before; absent for the first page
 * @param limit  most items on the page, 1..100, 20 when not given
 */
public record PageRequest(
        @Nullable
        @QueryParam("cursor")
        @Parameter(
                description = "The `next` of the page before; absent for the first page",
                schema = @Schema(type = SchemaType.STRING, maxLength = Cursor.MAX_LENGTH))
        String cursor,

        @QueryParam("limit")
        @DefaultValue("20")
        @Parameter(
                description = "Most items on the page",
                schema =
                        @Schema(
                                type = SchemaType.INTEGER,
                                format = "int32",
                                minimum = "1",
                                maximum = "100",
                                defaultValue = "20"))
        int limit) {

    public static final int MAX_LIMIT = 100;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.of(ProblemTypes.VALIDATION)
                    .withErrors(List.of(FieldError.parameter("limit", "range", "must be between 1 and " + MAX_LIMIT)))
                    .asException();
        }
    }

    /** Rows to ask the database for: one more than the limit, see {@link Page#of}. */
    public int rows() {
        return limit + 1;
    }

    /**
     * The parts of the cursor, empty for the first page.
     *
     * @param parts how many parts this list's cursors have; any other number is a 400 `bad-cursor`
     */
    public Optional<List<String>> after(int parts) {
        return cursor == null ? Optional.empty() : Optional.of(Cursor.decode(cursor, parts));
    }
}
