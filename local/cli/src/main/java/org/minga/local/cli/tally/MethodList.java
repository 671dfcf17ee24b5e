package org.minga.local.cli.tally;

import java.io.PrintStream;
import java.util.stream.Collectors;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodParameters.Choice;
import org.minga.tally.methods.MethodParameters.Description;
import org.minga.tally.methods.MethodParameters.Type;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.catalogue.Methods;

/** All methods with their parameters, for people. */
public final class MethodList {

    private final PrintStream out;

    public MethodList(PrintStream out) {
        this.out = out;
    }

    public void print() {
        for (MethodDescription one : Methods.all()) {
            print(one);
        }
        out.println("Every method also takes --ties: the last word where options are level.");
    }

    private void print(MethodDescription one) {
        MethodRules standard = one.standard();
        out.println(standard.method().name() + " (version " + standard.method().version() + "): " + one.title());
        out.println("  " + one.summary());
        out.println("  Ballots: "
                + standard.ballots().stream().map(BallotKind::label).sorted().collect(Collectors.joining(", ")));
        out.println("  Source: " + one.source());
        for (Description parameter : MethodParameters.of(standard)) {
            out.println("  --rule " + parameter.name() + "=… : " + parameter.words());
            out.println("      " + form(parameter) + "; " + standard(parameter));
            for (Choice choice : parameter.choices()) {
                out.println("      " + choice.label() + ": " + choice.words());
            }
        }
        out.println();
    }

    private static String standard(Description one) {
        Object standard = one.standard();
        return standard == null ? "must be given unless the file says it" : "usually " + ParameterText.write(standard);
    }

    private static String form(Description one) {
        String form = ParameterText.form(one.type());
        if (one.type() == Type.CHOICE) {
            return "one of " + String.join(", ", ParameterText.labels(one));
        } else if (one.type() != Type.WHOLE && one.type() != Type.FRACTION) {
            return form;
        } else if (one.max() >= Integer.MAX_VALUE) {
            return form + ", " + one.min() + " or more";
        }
        return form + " from " + one.min() + " to " + one.max();
    }
}
