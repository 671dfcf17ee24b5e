package org.minga.platform.problem;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what Bean Validation found wrong with the arguments of an operation into field errors. */
@Singleton
class Violations {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("NotNull", "required"),
            Map.entry("NotBlank", "blank"),
            Map.entry("NotEmpty", "empty"),
            Map.entry("Min", "range"),
            Map.entry("Max", "range"),
            Map.entry("DecimalMin", "range"),
            Map.entry("DecimalMax", "range"),
            Map.entry("Positive", "range"),
            Map.entry("PositiveOrZero", "range"),
            Map.entry("Negative", "range"),
            Map.entry("NegativeOrZero", "range"),
            Map.entry("Pattern", "format"),
            Map.entry("Email", "format"),
            Map.entry("URL", "format"));

    private static final Comparator<FieldError> ORDER = Comparator.comparing(
                    (FieldError error) -> error.pointer() == null ? "" : error.pointer())
            .thenComparing(error -> error.parameter() == null ? "" : error.parameter())
            .thenComparing(FieldError::code)
            .thenComparing(FieldError::detail);

    /**
     * All errors in a stable order; empty when the exception is not about the arguments of an operation, but about what it
     * returned or about some inner call, and so is a bug of ours.
     */
    List<FieldError> ofRequest(ConstraintViolationException invalid) {
        List<FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            FieldError error = error(violation);
            if (error == null) {
                return List.of();
            }
            errors.add(error);
        }
        errors.sort(ORDER);
        return errors;
    }

    private static @Nullable FieldError error(ConstraintViolation<?> violation) {
        Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
        Path.Node method = nodes.next();
        if (method.getKind() != ElementKind.METHOD || !nodes.hasNext()) {
            return null;
        }
        Path.Node argument = nodes.next();
        if (argument.getKind() != ElementKind.PARAMETER) {
            return null;
        }
        Optional<Method> operation = operation(violation.getRootBeanClass(), method.as(Path.MethodNode.class));
        if (operation.isEmpty()) {
            return null;
        }
        int index = argument.as(Path.ParameterNode.class).getParameterIndex();
        Annotation[] annotations = operation.get().getParameterAnnotations()[index];
        String code = code(violation);
        String detail = violation.getMessage();
        Optional<String> parameter = ParameterNames.of(annotations);
        if (parameter.isPresent()) {
            return FieldError.parameter(parameter.get(), code, detail);
        }
        if (ParameterNames.has(annotations, BeanParam.class)) {
            String component = nodes.hasNext() ? nodes.next().getName() : argument.getName();
            Class<?> bean = operation.get().getParameterTypes()[index];
            return FieldError.parameter(ParameterNames.ofMember(bean, component), code, detail);
        }
        return new FieldError(pointer(nodes), code, detail);
    }

    private static String pointer(Iterator<Path.Node> nodes) {
        JsonPointer pointer = new JsonPointer();
        while (nodes.hasNext()) {
            Path.Node node = nodes.next();
            // Index and key belong to the node before, whose element this node is or is inside of.
            if (node.getIndex() != null) {
                pointer.index(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.member(node.getKey().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.member(node.getName());
            }
        }
        return pointer.toString();
    }

    /** The operation that was called; the bean's class is a generated subclass without the annotations of the arguments. */
    private static Optional<Method> operation(Class<?> bean, Path.MethodNode node) {
        Class<?>[] types = node.getParameterTypes().toArray(Class<?>[]::new);
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            Optional<Method> found = Operations.find(type, node.getName(), types);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String known = CODES.get(name);
        return known != null
                ? known
                : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
