package org.minga.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one part of a request. Either `pointer` (into the body) or `parameter` (query, path or header)
 * is set.
 *
 * @param pointer   RFC 6901 pointer into the request body; empty for the body as a whole
 * @param parameter name of the query, path or header parameter
 * @param code      stable lower_snake word for programs
 * @param detail    sentence for people, safe to show
 */
public record FieldError(@Nullable String pointer, @Nullable String parameter, String code, String detail) {

    public FieldError {
        if ((pointer == null) == (parameter == null)) {
            throw new IllegalArgumentException("a field error names a pointer or a parameter");
        }
        detail = SafeText.cap(detail);
    }

    /** An error in the body. */
    public FieldError(String pointer, String code, String detail) {
        this(pointer, null, code, detail);
    }

    /** An error in a query, path or header parameter. */
    public static FieldError parameter(String name, String code, String detail) {
        return new FieldError(null, name, code, detail);
    }
}
