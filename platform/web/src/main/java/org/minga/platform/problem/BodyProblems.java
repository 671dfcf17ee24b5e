package org.minga.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Jackson could not read, as a 400 in words of the API: its own messages name Java classes and quote the input.
 */
final class BodyProblems {

    private BodyProblems() {}

    static Problem unreadable(JacksonException failure) {
        return Problem.of(ProblemTypes.MALFORMED_REQUEST).withErrors(List.of(error(failure)));
    }

    static Problem missing() {
        return Problem.of(ProblemTypes.MALFORMED_REQUEST)
                .withErrors(List.of(new FieldError("", "required", "a JSON body is required")));
    }

    private static FieldError error(JacksonException failure) {
        String pointer = failure instanceof JsonMappingException mapping ? pointer(mapping) : "";
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                new FieldError(pointer, "unknown_field", "is not a field of this request");
            case ValueInstantiationException refused -> new FieldError(pointer, "invalid", "is not valid");
            case MismatchedInputException mismatch -> mismatch(pointer, mismatch);
            case StreamConstraintsException huge ->
                new FieldError(pointer, "too_large", "is nested too deeply or too long");
            case InputCoercionException number -> new FieldError(pointer, "wrong_type", "is not a number in range");
            case JsonMappingException wrapper
            when wrapper.getCause() instanceof JacksonException cause -> underneath(pointer, error(cause));
            case JsonMappingException other -> new FieldError(pointer, "invalid", "is not valid");
            default -> new FieldError(pointer, "syntax", "is not valid JSON" + place(failure.getLocation()));
        };
    }

    private static FieldError underneath(String pointer, FieldError cause) {
        return new FieldError(pointer, cause.code(), cause.detail());
    }

    private static FieldError mismatch(String pointer, MismatchedInputException mismatch) {
        String message = mismatch.getOriginalMessage();
        if (message.startsWith("Missing required creator property") || message.startsWith("Cannot map `null` into")) {
            return new FieldError(pointer, "required", "is required");
        }
        if (message.startsWith("Trailing token")) {
            return new FieldError(pointer, "syntax", "must end after one JSON value");
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return new FieldError(pointer, "syntax", "ends too early");
        }
        return new FieldError(pointer, "wrong_type", "must be " + kind(mismatch.getTargetType()));
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of the values that the API document lists";
        }
        if (type == String.class) {
            return "text without unprintable characters";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Instant.class) {
            return "a date and time with offset (RFC 3339)";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number in range";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "of another kind";
    }

    private static String pointer(JsonMappingException failure) {
        JsonPointer pointer = new JsonPointer();
        for (JsonMappingException.Reference step : new ArrayList<>(failure.getPath())) {
            if (step.getFieldName() != null) {
                pointer.member(step.getFieldName());
            } else if (step.getIndex() >= 0) {
                pointer.index(step.getIndex());
            }
        }
        return pointer.toString();
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
