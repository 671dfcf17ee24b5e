package org.minga.reward.rule.domain;

import java.util.Arrays;

/** What a reward is given for. */
public enum Occasion {
    /** A submission of the person is published, be it at once or after moderation. */
    SUBMISSION_ACCEPTED("submission_accepted"),
    /** The person voted in a contest of the campaign, or has a published submission in it. */
    PARTICIPATION("participation"),
    /** The published outcome selects a submission of the person. */
    WINNER("winner");

    private final String code;

    Occasion(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Occasion of(String code) {
        return Arrays.stream(values())
                .filter(occasion -> occasion.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such occasion: " + code));
    }
}
