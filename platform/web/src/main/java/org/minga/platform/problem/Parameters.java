package org.minga.platform.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads query, path and header parameters strictly and says which one is wrong: a path that no id can have is a 404, anything
 * else a 400. The framework alone answers 404 for both, without a name.
 */
@Provider
public class Parameters implements ParamConverterProvider {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            UUID.class, new Kind("must be a UUID", Parameters::uuid),
            Instant.class, new Kind("must be a date and time with offset (RFC 3339)", Parameters::instant),
            int.class, new Kind("must be a whole number in range", Integer::valueOf),
            Integer.class, new Kind("must be a whole number in range", Integer::valueOf),
            long.class, new Kind("must be a whole number in range", Long::valueOf),
            Long.class, new Kind("must be a whole number in range", Long::valueOf),
            boolean.class, new Kind("must be true or false", Parameters::bool),
            Boolean.class, new Kind("must be true or false", Parameters::bool));

    private final ObjectMapper mapper;

    Parameters(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** How a type of parameter is read; the parser throws IllegalArgumentException or DateTimeException. */
    private record Kind(String rule, Function<String, Object> parser) {}

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Kind kind = KINDS.get(type);
        if (kind == null && type.isEnum()) {
            kind = new Kind(
                    "must be one of the values that the API document lists", text -> mapper.convertValue(text, type));
        }
        return kind == null ? null : new Converter<>(kind, annotations);
    }

    private static final class Converter<T> implements ParamConverter<T> {

        private final Kind kind;
        private final Problem fault;

        Converter(Kind kind, Annotation[] annotations) {
            this.kind = kind;
            String name = ParameterNames.of(annotations).orElse("parameter");
            this.fault = ParameterNames.has(annotations, PathParam.class)
                    ? Problem.of(ProblemTypes.NOT_FOUND)
                    : Problem.of(ProblemTypes.MALFORMED_REQUEST)
                            .withErrors(List.of(FieldError.parameter(name, "wrong_type", kind.rule())));
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // JAX-RS asks for null in, null out; its types do not say so.
        public T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return (T) kind.parser().apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw fault.asException(e);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }

    private static Object uuid(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    private static Object instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Object bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
