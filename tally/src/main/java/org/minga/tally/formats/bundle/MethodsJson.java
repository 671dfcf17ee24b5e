package org.minga.tally.formats.bundle;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodParameters.Type;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.ballot.BallotKind;

/** Descriptions of methods as canonical JSON, complete enough to make a form of. */
public final class MethodsJson {

    private MethodsJson() {}

    /** An array with an object for each method, without a line end. */
    public static String write(List<MethodDescription> methods) {
        List<JsonValue> written = methods.stream().map(MethodsJson::method).toList();
        return CanonicalJson.text(new JsonValue.Items(written));
    }

    private static JsonValue method(MethodDescription one) {
        MethodRules standard = one.standard();
        List<String> ballots =
                standard.ballots().stream().map(BallotKind::label).sorted().toList();
        List<JsonValue> parameters = MethodParameters.of(standard).stream()
                .map(MethodsJson::parameter)
                .toList();
        return JsonValue.object(Map.of(
                "id", new JsonValue.Text(standard.method().name()),
                "version", JsonValue.number(standard.method().version()),
                "title", new JsonValue.Text(one.title()),
                "summary", new JsonValue.Text(one.summary()),
                "source", new JsonValue.Text(one.source()),
                "ballots", JsonValue.texts(ballots),
                "parameters", new JsonValue.Items(parameters)));
    }

    private static JsonValue parameter(MethodParameters.Description one) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        members.put("name", new JsonValue.Text(one.name()));
        members.put("type", new JsonValue.Text(label(one.type())));
        members.put("words", new JsonValue.Text(one.words()));
        members.put("required", new JsonValue.Flag(one.standard() == null));
        Object standard = one.standard();
        if (standard != null) {
            members.put("default", ParameterJson.write(standard));
        }
        if (one.type() == Type.WHOLE || one.type() == Type.FRACTION) {
            members.put("min", JsonValue.number(one.min()));
            members.put("max", JsonValue.number(one.max()));
        }
        if (one.type() == Type.CHOICE) {
            members.put(
                    "choices",
                    new JsonValue.Items(
                            one.choices().stream().map(MethodsJson::choice).toList()));
        }
        return new JsonValue.Members(members);
    }

    private static JsonValue choice(MethodParameters.Choice choice) {
        return JsonValue.object(
                Map.of("value", new JsonValue.Text(choice.label()), "words", new JsonValue.Text(choice.words())));
    }

    private static String label(Type type) {
        return switch (type) {
            case WHOLE -> "whole";
            case FLAG -> "flag";
            case CHOICE -> "choice";
            case FRACTION -> "fraction";
            case MONEY -> "money";
            case TEXT -> "text";
            case WHOLES -> "wholes";
            case TEXTS -> "texts";
        };
    }
}
