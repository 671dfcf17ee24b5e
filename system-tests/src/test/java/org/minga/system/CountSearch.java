package org.minga.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for numbers that tell how a contest stands. They are chosen so that they occur nowhere by chance, and looked for
 * as whole numbers: as values, in texts, as lengths of lists, and as the number of lines that are alike.
 */
record CountSearch(Set<Long> counts) {
    /** A bundle, which is many JSON values, is read as text. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Digits that are no numbers of anything: ids, hashes, times, addresses, places in source files. */
    private static final Pattern NO_NUMBER = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}"
            + "|\\b[0-9a-fA-F]{16,}\\b"
            + "|\\d{4}-\\d{2}-\\d{2}[T ]?(\\d{2}:\\d{2}:\\d{2}([.,]\\d+)?([+-]\\d{2}:?\\d{2}|Z)?)?"
            + "|\\d{2}:\\d{2}:\\d{2}([.,]\\d+)?"
            + "|(\\d+\\.\\d+\\.\\d+\\.\\d+|localhost)(:\\d+)?"
            + "|<\\d+\\.\\d+\\.\\d+>"
            + "|\\.(java|kt|erl):\\d+"
            + "|\\[\\d+]");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?![\\w])(?!\\.\\d)");
    private static final Pattern SERIES = Pattern.compile("^(\\S+?)(\\{.*})? +([0-9.eE+-]+)( \\d+)?$");

    private static final Pattern OF_THE_MACHINE = Pattern.compile("^(jvm|process|system|disk)_");
    private static final Pattern OF_A_ROUTE = Pattern.compile("^http_server_requests_seconds\\w*\\{.*uri=");
    private static final Pattern VOTERS_COUNTED = Pattern.compile(
            "^(?=.*_(count|sum|bucket|total)\\{)(?=.*status=\"[123]xx\")(?=.*uri=\"[^\"]*/(ballot|pairs|eligibility)[/\"])");

    CountSearch {
        counts = Set.copyOf(counts);
    }

    /** What an answer or an event gives away, JSON or not. */
    List<String> in(String where, String body) {
        List<String> found = new ArrayList<>();
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && json.isContainerNode()) {
                inJson(where, json, found);
                return found;
            }
        } catch (JsonProcessingException noJson) {
            // Then it is text.
        }
        inText(where, body, found);
        return found;
    }

    private void inJson(String where, JsonNode value, List<String> found) {
        if (value.isNumber() && value.canConvertToExactIntegral()) {
            check(where, value.asLong(), found);
        } else if (value.isTextual()) {
            inText(where, value.asText(), found);
        } else if (value.isArray()) {
            check(where + "#length", value.size(), found);
            value.forEach(item -> inJson(where, item, found));
        }
        value.properties().forEach(member -> inJson(where + "/" + member.getKey(), member.getValue(), found));
    }

    private void inText(String where, String text, List<String> found) {
        Matcher number = NUMBER.matcher(NO_NUMBER.matcher(text).replaceAll("#"));
        while (number.find()) {
            if (number.group().length() < 10) {
                check(where + ": " + text, Long.parseLong(number.group()), found);
            }
        }
    }

    /** What lines of a log give away, each by itself and by how many are alike. */
    List<String> inLines(String where, List<String> lines) {
        List<String> found = new ArrayList<>();
        Map<String, Long> alike = new TreeMap<>();
        for (String line : lines) {
            inText(where, line, found);
            alike.merge(NUMBER.matcher(NO_NUMBER.matcher(line).replaceAll("#")).replaceAll("#"), 1L, Long::sum);
        }
        alike.forEach((line, times) -> check(where + ", lines like: " + line, times, found));
        return found;
    }

    /**
     * What metrics give away. No series may be told apart by contest; no request of a voter that went well may be counted,
     * of all contests together either, since there may be one only; and nothing else may come to a number of the contest.
     * Requests of other operations say nothing of it, and neither does what a machine says of itself, which may be any
     * number.
     */
    List<String> inMetrics(String where, String exposition, String contest) {
        List<String> found = new ArrayList<>();
        for (String line : exposition.lines().toList()) {
            Matcher series = SERIES.matcher(line);
            if (line.contains(contest)) {
                found.add(where + " has a series of one contest: " + line);
            } else if (VOTERS_COUNTED.matcher(line).find()) {
                found.add(where + " counts what voters ask for: " + line);
            } else if (!line.startsWith("#") && series.matches() && mayTell(line)) {
                double value = Double.parseDouble(series.group(3));
                if (value == Math.rint(value)) {
                    check(where + ": " + line, (long) value, found);
                }
            }
        }
        return found;
    }

    private static boolean mayTell(String line) {
        return !OF_THE_MACHINE.matcher(line).find() && !OF_A_ROUTE.matcher(line).find();
    }

    private void check(String where, long number, List<String> found) {
        if (counts.contains(number)) {
            found.add(where + " tells " + number);
        }
    }
}
