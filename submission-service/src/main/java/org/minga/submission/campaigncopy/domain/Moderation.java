package org.minga.submission.campaigncopy.domain;

/** Whether a moderator looks before ({@code PRE}) or after ({@code POST}) a submission is public. */
public enum Moderation {
    PRE,
    POST;

    public static Moderation of(String wire) {
        return wire.equals("post") ? POST : PRE;
    }
}
