package org.minga.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.minga.platform.problem.ProblemType;

/** Holds the problem types that a module can answer with against {@code contracts/problems.json}. */
public final class ProblemCatalogue {
    private ProblemCatalogue() {}

    /**
     * @param module the module as the catalogue names it
     * @param constants the class that holds its problem types as constants
     * @throws AssertionError when catalogue and code name different types, or one differs in title or status
     */
    public static void assertLists(String module, Class<?> constants) {
        Set<String> agreed = new TreeSet<>();
        for (JsonNode problem : Contracts.read("problems.json")) {
            if (Arrays.asList(problem.path("service").asText().split(", ", -1)).contains(module)) {
                agreed.add(line(
                        problem.path("slug").asText(),
                        problem.path("status").asInt(),
                        problem.path("title").asText()));
            }
        }
        Set<String> known = new TreeSet<>();
        for (Field field : constants.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == ProblemType.class) {
                known.add(line(type(field)));
            }
        }
        if (known.isEmpty() || !known.equals(agreed)) {
            throw new AssertionError("contracts/problems.json and " + constants.getSimpleName() + " differ:\n  file: "
                    + agreed + "\n  code: " + known);
        }
    }

    private static ProblemType type(Field field) {
        try {
            field.setAccessible(true);
            return (ProblemType) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field + " can't be read", e);
        }
    }

    private static String line(ProblemType type) {
        return line(type.slug(), type.status(), type.title());
    }

    private static String line(String slug, int status, String title) {
        return slug + " " + status + " " + title;
    }
}
