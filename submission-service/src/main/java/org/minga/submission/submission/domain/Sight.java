package org.minga.submission.submission.domain;

/** How much of a submission a viewer may see; each level shows what the former one does, and more. */
public enum Sight {
    /** Nothing, not even that it exists. */
    NONE,
    /** What another service needs to act on it: no text but the title, no reasons, no source. */
    SERVICE,
    /** The published text and its author. */
    PUBLIC,
    /** Also why it was declined or removed, with the note. */
    AUTHOR,
    /** Also where it came from. */
    MEMBER;

    public boolean includes(Sight other) {
        return compareTo(other) >= 0;
    }
}
