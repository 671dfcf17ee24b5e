package org.minga.tally.formats.bundle;

import java.util.List;
import java.util.Map;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodParameters.Type;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;

/** The values of method parameters as JSON. */
final class ParameterJson {

    private ParameterJson() {}

    static JsonValue write(Object value) {
        return switch (value) {
            case Long number -> JsonValue.number(number);
            case Boolean flag -> new JsonValue.Flag(flag);
            case String text -> new JsonValue.Text(text);
            case Rational fraction -> JsonValue.number(fraction);
            case Money money ->
                JsonValue.object(Map.of(
                        "amount", JsonValue.number(money.amount()), "currency", new JsonValue.Text(money.currency())));
            case List<?> list ->
                new JsonValue.Items(list.stream().map(ParameterJson::write).toList());
            default -> throw new IllegalStateException("no parameter has the value " + value);
        };
    }

    static boolean isList(MethodParameters.Description one) {
        return one.type() == Type.WHOLES || one.type() == Type.TEXTS;
    }

    static Object read(MethodParameters.Description one, JsonFields fields) {
        return switch (one.type()) {
            case WHOLE -> fields.number(one.name());
            case FLAG -> fields.flag(one.name());
            case CHOICE, TEXT -> fields.text(one.name());
            case FRACTION -> fields.fraction(one.name());
            case MONEY -> {
                JsonFields money = fields.object(one.name());
                Money read = new Money(money.number("amount"), money.text("currency"));
                money.end();
                yield read;
            }
            case WHOLES -> fields.numberList(one.name());
            case TEXTS -> fields.texts(one.name());
        };
    }
}
