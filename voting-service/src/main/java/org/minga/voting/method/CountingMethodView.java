package org.minga.voting.method;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.voting.contest.domain.ParameterValues;

/** A counting method, as whoever sets up a contest chooses it. */
@Schema(name = "CountingMethod")
record CountingMethodView(
        String id,
        int version,
        String title,

        @Schema(description = "How it counts, in a few sentences.")
        String summary,

        @Schema(description = "The law, standard, paper or rule text that defines what is implemented.")
        String source,

        @Schema(description = "The kinds of ballot that it can count.")
        List<String> ballotKinds,

        @Schema(description = "Most options that it can count, where that is fewer than a contest may have.") @Nullable
        Integer maxOptions,

        List<ParameterView> parameters) {

    @Schema(name = "MethodParameter")
    record ParameterView(
            String name,

            @Schema(
                    description =
                            "`fraction`: a whole number or `\"p/q\"`; `money`: `{\"amount\", \"currency\"}`; `wholes` and"
                                    + " `texts` are lists.",
                    enumeration = {"whole", "flag", "choice", "fraction", "money", "text", "wholes", "texts"})
            String type,

            @Schema(description = "What it decides.") String words,

            @Schema(description = "Smallest value of a number.") @Nullable
            Long min,

            @Schema(description = "Largest value of a number, if there is one.") @Nullable
            Long max,

            @Schema(description = "Whether it has to be given.")
            boolean required,

            @Schema(description = "Its value when none is given.", implementation = Object.class) @Nullable
            Object standard,

            @Schema(description = "What may be chosen, of a `choice`.") @Nullable
            List<ChoiceView> choices) {

        static ParameterView of(MethodParameters.Description one) {
            boolean number = isNumber(one.type());
            Object standard = one.standard();
            return new ParameterView(
                    one.name(),
                    one.type().name().toLowerCase(Locale.ROOT),
                    one.words(),
                    number ? Long.valueOf(one.min()) : null,
                    number && one.max() < Long.MAX_VALUE ? Long.valueOf(one.max()) : null,
                    standard == null,
                    standard == null ? null : ParameterValues.plain(standard),
                    one.type() == MethodParameters.Type.CHOICE
                            ? one.choices().stream().map(ChoiceView::of).toList()
                            : null);
        }

        private static boolean isNumber(MethodParameters.Type type) {
            return switch (type) {
                case WHOLE, FRACTION, MONEY -> true;
                case FLAG, CHOICE, TEXT, WHOLES, TEXTS -> false;
            };
        }
    }

    @Schema(name = "MethodChoice")
    record ChoiceView(
            String value,
            @Schema(description = "What choosing it means.") String words) {
        static ChoiceView of(MethodParameters.Choice choice) {
            return new ChoiceView(choice.label(), choice.words());
        }
    }

    static CountingMethodView of(MethodDescription method) {
        return new CountingMethodView(
                method.standard().method().name(),
                method.standard().method().version(),
                method.title(),
                method.summary(),
                method.source(),
                method.standard().ballots().stream()
                        .sorted()
                        .map(BallotKind::label)
                        .toList(),
                method.standard().maxOptions() < BallotOption.MAX_OPTIONS
                        ? Integer.valueOf(method.standard().maxOptions())
                        : null,
                MethodParameters.of(method.standard()).stream()
                        .map(ParameterView::of)
                        .toList());
    }
}
