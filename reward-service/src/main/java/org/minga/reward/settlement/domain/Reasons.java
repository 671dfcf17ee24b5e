package org.minga.reward.settlement.domain;

/** Why, in words that anybody may read; the evidence beside them says which submission or contest it was. */
public final class Reasons {
    private Reasons() {}

    public static String of(Movement movement) {
        return switch (movement) {
            case Movement.Granted granted -> granted(granted);
            case Movement.Reversed reversed -> reversed(reversed);
        };
    }

    private static String granted(Movement.Granted movement) {
        String why = switch (movement.rule().occasion()) {
            case SUBMISSION_ACCEPTED -> "Submission accepted and published";
            case PARTICIPATION ->
                switch (movement.evidence()) {
                    case Evidence.Contest contest -> "Took part in a vote of this campaign";
                    case Evidence.Submission submission -> "Took part with a published submission";
                };
            case WINNER -> "Submission selected in the campaign's outcome";
        };
        return movement.before().isPresent() ? why + " again." : why + ".";
    }

    private static String reversed(Movement.Reversed movement) {
        return switch (movement.rule().occasion()) {
            case SUBMISSION_ACCEPTED, PARTICIPATION -> "The submission it was given for is no longer published.";
            case WINNER -> "The campaign's outcome no longer selects the submission it was given for.";
        };
    }
}
