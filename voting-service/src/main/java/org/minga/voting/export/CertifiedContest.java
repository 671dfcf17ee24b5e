package org.minga.voting.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.blt.BltWriter;
import org.minga.tally.formats.cvr.CvrCsv;
import org.minga.tally.formats.cvr.CvrJson;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.formats.pabulib.PabulibWriter;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.export.domain.ExportFormat;

/**
 * A contest as it is exported.
 *
 * @param winners their codes
 * @param bundleHash what was certified
 */
record CertifiedContest(Contest contest, Iterable<GroupedBallot> ballots, Set<String> winners, String bundleHash) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy").withZone(ZoneOffset.UTC);

    void write(ExportFormat format, OutputStream out) throws IOException {
        if (format == ExportFormat.CVR_JSON) {
            CvrJson.write(election(), ballots, out);
            return;
        }
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        switch (format) {
            case CVR_CSV -> CvrCsv.write(election(), ballots, text);
            case BLT -> BltWriter.write(election(), ballots, text);
            case PB -> PabulibWriter.write(election(), ballots, meta(), Optional.of(winners), text);
            case CVR_JSON -> throw new AssertionError("has no text");
        }
        // Not closed: the stream belongs to the caller.
        text.flush();
    }

    /** Without ballots. The options stand in the order of their codes: {@code .blt} files know them by their number only. */
    private Election election() {
        ContestRules rules = contest.definition().rules();
        List<ContestOption> options = contest.options().stream()
                .sorted(Comparator.comparing(ContestOption::code))
                .toList();
        TreeMap<String, String> names = new TreeMap<>();
        options.forEach(option -> names.put(option.code(), option.title()));
        List<BallotOption> forCount =
                options.stream().map(ContestOption::forCount).toList();
        return new Election(
                title(),
                forCount,
                names,
                rules.ballot(),
                seats(rules),
                rules.method().spending().orElse(null),
                rules.method(),
                List.of(),
                List.of());
    }

    /** In English, or else in the first of its languages. */
    private String title() {
        Map<String, String> titles = new TreeMap<>(contest.definition().title());
        return titles.getOrDefault(
                "en", titles.isEmpty() ? "" : titles.values().iterator().next());
    }

    /** 0 where the method does not say. */
    private static int seats(ContestRules rules) {
        return MethodParameters.values(rules.method()).get("seats") instanceof Long seats ? Math.toIntExact(seats) : 0;
    }

    private Map<String, String> meta() {
        Map<String, String> meta = new TreeMap<>();
        meta.put("instance", contest.id().toString());
        day("date_begin", contest.opensAt(), meta);
        day("date_end", contest.closesAt(), meta);
        return meta;
    }

    private static void day(String key, @Nullable Instant at, Map<String, String> meta) {
        if (at != null) {
            meta.put(key, DAY.format(at));
        }
    }
}
