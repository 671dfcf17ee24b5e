package org.minga.tally.methods;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a method as plain values, in the order in which its record declares them: what files, the API and
 * the command line read and write. A value is a {@link Long}, {@link Boolean}, {@link Rational}, {@link Money}, {@link
 * String} (text, or the label of an enum constant), or a {@code List} of {@code Long} or {@code String}.
 */
public final class MethodParameters {

    /** What kind of value a parameter takes. */
    public enum Type {
        WHOLE,
        FLAG,
        CHOICE,
        FRACTION,
        MONEY,
        TEXT,
        WHOLES,
        TEXTS
    }

    /**
     * One value of a {@link Type#CHOICE}.
     *
     * @param label the name in files and the API
     * @param words what choosing it means: a clause without full stop
     */
    public record Choice(String label, String words) {}

    /**
     * One parameter.
     *
     * @param words what it decides
     * @param choices what may be chosen; empty unless a choice
     * @param standard its value when none is given; null if one must be given
     */
    public record Description(
            String name,
            Type type,
            String words,
            long min,
            long max,
            List<Choice> choices,
            @Nullable Object standard) {
        public Description {
            choices = List.copyOf(choices);
        }
    }

    private MethodParameters() {}

    /** The parameters of a method, in order, with the values of these rules as standard. */
    public static List<Description> of(MethodRules standard) {
        Map<String, Object> values = values(standard);
        List<Description> descriptions = new ArrayList<>();
        for (RecordComponent component : standard.getClass().getRecordComponents()) {
            Parameter parameter = Objects.requireNonNull(
                    component.getAnnotation(Parameter.class), () -> component + " has no description");
            descriptions.add(new Description(
                    component.getName(),
                    typeOf(component),
                    parameter.value(),
                    parameter.min(),
                    component.getType() == int.class ? Math.min(parameter.max(), Integer.MAX_VALUE) : parameter.max(),
                    choices(component.getType()),
                    parameter.required() ? null : values.get(component.getName())));
        }
        return descriptions;
    }

    /** The values of a method's parameters, in order. */
    public static Map<String, Object> values(MethodRules rules) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : rules.getClass().getRecordComponents()) {
            try {
                values.put(component.getName(), plain(component.getAccessor().invoke(rules)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }
        return values;
    }

    /**
     * Rules of the same method with other values. Values that may not be given are told as faults with a pointer below
     * {@code /method}.
     *
     * @param standard what counts where nothing is given
     * @param given by parameter name, as this class describes them
     * @param faults where faults are added
     * @return the rules, or null if there were faults of name, type or range
     */
    public static @Nullable MethodRules read(
            MethodRules standard, Map<String, ? extends @Nullable Object> given, List<RuleFault> faults) {
        int before = faults.size();
        List<Description> descriptions = of(standard);
        for (String name : given.keySet()) {
            if (descriptions.stream().noneMatch(one -> one.name().equals(name))) {
                faults.add(new RuleFault(
                        "/method/" + name,
                        "unknown_parameter",
                        standard.method().name() + " has no such parameter. It has: "
                                + String.join(
                                        ", ",
                                        descriptions.stream()
                                                .map(Description::name)
                                                .toList()) + "."));
            }
        }
        Object[] arguments = new Object[descriptions.size()];
        for (int i = 0; i < arguments.length; i++) {
            Description one = descriptions.get(i);
            Object value = given.containsKey(one.name()) ? given.get(one.name()) : one.standard();
            RuleFault fault = fault(one, value);
            if (fault != null) {
                faults.add(fault);
            } else {
                arguments[i] = argument(standard.getClass().getRecordComponents()[i], Objects.requireNonNull(value));
            }
        }
        return faults.size() > before ? null : construct(standard, arguments);
    }

    /** Whether a value may be given for a parameter, by its type and range; null if so. */
    private static @Nullable RuleFault fault(Description one, @Nullable Object value) {
        String path = "/method/" + one.name();
        if (value == null) {
            return new RuleFault(path, "missing", "This method needs " + one.name() + ".");
        }
        boolean fits = switch (one.type()) {
            case WHOLE -> value instanceof Long;
            case FLAG -> value instanceof Boolean;
            case CHOICE, TEXT -> value instanceof String;
            case FRACTION -> value instanceof Rational;
            case MONEY -> value instanceof Money;
            case WHOLES -> value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance);
            case TEXTS -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        };
        if (!fits) {
            return new RuleFault(path, "wrong_type", "This must be " + needed(one.type()) + ".");
        }
        if (value instanceof Long number && (number < one.min() || number > one.max())) {
            return RuleFault.outOfRange(path, number, one.min(), one.max());
        }
        if (value instanceof Money money && (money.amount() < one.min() || money.amount() > one.max())) {
            return RuleFault.outOfRange(path + "/amount", money.amount(), one.min(), one.max());
        }
        if (value instanceof Rational fraction
                && (fraction.compareTo(Rational.of(one.min())) < 0 || fraction.compareTo(Rational.of(one.max())) > 0)) {
            return RuleFault.outOfRange(path, fraction, one.min(), one.max());
        }
        if (one.type() == Type.CHOICE
                && one.choices().stream().noneMatch(choice -> choice.label().equals(value))) {
            String known =
                    String.join(", ", one.choices().stream().map(Choice::label).toList());
            return new RuleFault(path, "unknown_value", "Known are: " + known + ".");
        }
        return null;
    }

    private static String needed(Type type) {
        return switch (type) {
            case WHOLE -> "a whole number";
            case FLAG -> "true or false";
            case CHOICE, TEXT -> "a text";
            case FRACTION -> "a fraction p/q";
            case MONEY -> "an amount and a currency";
            case WHOLES -> "a list of whole numbers";
            case TEXTS -> "a list of texts";
        };
    }

    private static Type typeOf(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == int.class || type == long.class) {
            return Type.WHOLE;
        } else if (type == boolean.class) {
            return Type.FLAG;
        } else if (type.isEnum()) {
            return Type.CHOICE;
        } else if (type == Rational.class) {
            return Type.FRACTION;
        } else if (type == Money.class) {
            return Type.MONEY;
        } else if (type == String.class) {
            return Type.TEXT;
        } else if (component.getGenericType() instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list.getActualTypeArguments()[0] == Long.class ? Type.WHOLES : Type.TEXTS;
        }
        throw new IllegalStateException("no parameter can have the type of " + component);
    }

    private static List<Choice> choices(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> choice((Enum<?>) constant))
                        .toList()
                : List.of();
    }

    private static Choice choice(Enum<?> constant) {
        try {
            Words words = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Words.class);
            return new Choice(
                    label(constant),
                    Objects.requireNonNull(words, () -> constant + " has no words")
                            .value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Object plain(Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof Enum<?> constant ? label(constant) : value;
    }

    private static Object argument(RecordComponent component, Object value) {
        if (component.getType() == int.class) {
            return ((Long) value).intValue();
        }
        if (component.getType().isEnum()) {
            return Arrays.stream(component.getType().getEnumConstants())
                    .filter(constant -> label((Enum<?>) constant).equals(value))
                    .findFirst()
                    .orElseThrow();
        }
        return value;
    }

    private static MethodRules construct(MethodRules standard, Object[] arguments) {
        Class<?>[] types = Arrays.stream(standard.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return (MethodRules)
                    standard.getClass().getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(standard + " cannot be made anew", e);
        }
    }
}
