package org.minga.system;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of PromQL as it takes to know which metrics an expression is about. */
final class PromExpression {
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]\"]*]");
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*)\\s*(?:(\\()|\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
    /** What Prometheus itself adds to each series. */
    private static final Set<String> OF_THE_TARGET = Set.of("job", "instance");

    private PromExpression() {}

    /**
     * A metric that is asked for.
     *
     * @param job pattern of the processes that have it
     * @param labels names of its labels that are looked at
     */
    record Selector(String metric, String job, Set<String> labels) {}

    static Set<Selector> selectors(String expression) {
        Set<String> grouped = new TreeSet<>();
        Matcher grouping = GROUPING.matcher(expression);
        while (grouping.find()) {
            for (String label : grouping.group(2).split(",", -1)) {
                grouped.add(label.strip());
            }
        }
        String plain =
                RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
        Set<Selector> selectors = new LinkedHashSet<>();
        Matcher selector = SELECTOR.matcher(plain);
        while (selector.find()) {
            boolean function = selector.group(2) != null;
            if (!function && !WORDS.contains(selector.group(1))) {
                selectors.add(selector(selector.group(1), selector.group(3) == null ? "" : selector.group(3), grouped));
            }
        }
        return selectors;
    }

    private static Selector selector(String metric, String matchers, Set<String> grouped) {
        String job = ".*";
        Set<String> labels = new TreeSet<>(grouped);
        Matcher label = LABEL.matcher(matchers);
        while (label.find()) {
            labels.add(label.group(1));
            if (label.group(1).equals("job")) {
                job = label.group(2).equals("=") ? Pattern.quote(label.group(3)) : label.group(3);
            }
        }
        labels.removeAll(OF_THE_TARGET);
        return new Selector(metric, job, labels);
    }
}
