package org.minga.voting.contest.domain;

/** Parts of JSON pointers (RFC 6901). */
public final class Pointers {
    private static final int MAX_SHOWN = 100;

    private Pointers() {}

    /** A key as it stands in a pointer; a very long one is cut, since nobody needs all of it to find it. */
    public static String escaped(String key) {
        String shown = key.length() <= MAX_SHOWN ? key : key.substring(0, MAX_SHOWN) + "…";
        return shown.replace("~", "~0").replace("/", "~1");
    }
}
