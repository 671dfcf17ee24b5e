package org.minga.platform.problem;

import java.util.regex.Pattern;

/**
 * A kind of problem that clients can rely on. Its URI never changes once published; its title is the same for every
 * occurrence.
 *
 * @param slug   last part of the type URI: lower case words joined by hyphens
 * @param title  short English sentence without a full stop
 * @param status HTTP status 400..599
 */
public record ProblemType(String slug, String title, int status) {

    /** What all type URIs start with. A constant, so that a type reads the same on every installation. */
    public static final String BASE = "https://minga.example/problems/";

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public ProblemType {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("not a problem slug: " + slug);
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("problem type " + slug + " has no title");
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("problem type " + slug + " has status " + status);
        }
    }

    /** The absolute URI that stands in the member `type`. */
    public String uri() {
        return BASE + slug;
    }
}
