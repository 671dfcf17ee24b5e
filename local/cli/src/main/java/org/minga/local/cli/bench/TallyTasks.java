package org.minga.local.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.tally.RulesChoice;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.files.ElectionFiles;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;

/** What is measured. Answers are those of the trusted results that come with the data. */
final class TallyTasks {

    private static final int OPTIONS = 100;
    private static final int BALLOTS = 100_000;

    private final Path data;
    private final List<Task> tasks = new ArrayList<>();

    private TallyTasks(Path data) {
        this.data = data;
    }

    /** @param data the folder with pb/, rcv/ and stv/ */
    static List<Task> all(Path data) throws IOException {
        TallyTasks all = new TallyTasks(data);
        all.budgets();
        all.rankings();
        return all.tasks;
    }

    private void budgets() throws IOException {
        Path file = data.resolve("pb/Poland_Lodz_2022.pb");
        tasks.add(new Task(
                "Łódź 2022, reading the file",
                0.35,
                "3.4 pabutools",
                "90494 ballots",
                () -> election(file).size() + " ballots"));
        ElectionRead.Election lodz = election(file);
        tasks.add(new Task(
                "Łódź 2022, greedy",
                null,
                "12.6 pabutools",
                "16 for 6112868.00",
                count(lodz, "budget-greedy", Map.of(), TallyTasks::spent)));
        tasks.add(new Task(
                "Łódź 2022, equal shares by cost",
                0.75,
                "7.6 pabutools",
                "29 for 2987680.00",
                count(lodz, "equal-shares", Map.of("utility", "cost", "completion", "none"), TallyTasks::spent)));
        tasks.add(new Task(
                "Łódź 2022, equal shares with add1",
                5.0,
                "47.8 pabutools",
                "44 for 5985880.00",
                count(
                        lodz,
                        "equal-shares",
                        Map.of("utility", "cost", "completion", "add1_fraction", "step", "100"),
                        TallyTasks::spent)));
    }

    private void rankings() throws IOException {
        ElectionRead.Election mayor = election(data.resolve("rcv/2013_minneapolis_mayor.csv"));
        tasks.add(new Task(
                "Minneapolis 2013 mayor, all rounds",
                0.3,
                "13.1 RCTab, with reading",
                "BETSY HODGES after 33 rounds",
                count(mayor, null, Map.of(), tally -> names(mayor, tally) + " after " + stages(tally) + " rounds")));
        ElectionRead.Election ward = election(data.resolve("stv/edinburgh_2017_ward1.blt"));
        tasks.add(new Task(
                "Edinburgh 2017 ward 1, Meek",
                0.29,
                "2.9 droop",
                "Graham HUTCHISON (C), Kevin LANG (LD), Louise YOUNG (LD), Norrie WORK (SNP)",
                count(ward, "stv-meek", Map.of(), tally -> names(ward, tally))));
        RandomRankings random = new RandomRankings(OPTIONS, BALLOTS);
        ElectionRead.Election drawn = random.election();
        tasks.add(new Task(
                String.format(Locale.ROOT, "Schulze, %d options, %,d random ballots", OPTIONS, BALLOTS),
                0.5,
                "0.15 Condorcet PHP, from the matrix on",
                String.join(", ", random.schulzeWinners()),
                count(drawn, "schulze", Map.of(), tally -> names(drawn, tally))));
    }

    private static ElectionRead.Election election(Path file) throws IOException {
        return switch (ElectionFiles.read(file)) {
            case ElectionRead.Election election -> election;
            case ElectionRead.Refused refused -> throw new BackingException(file + ": " + refused.reason());
        };
    }

    private static Task.Work count(
            ElectionRead.Election election,
            @Nullable String method,
            Map<String, String> values,
            Function<Tally, String> answer) {
        ContestRules rules = new RulesChoice(method, values, "code").rulesFor(election);
        return () -> answer.apply(Count.run(rules, election.options(), election.ballots()));
    }

    private static String spent(Tally tally) {
        long cents = tally.result().winners().stream()
                .map(Winner::cost)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return String.format(
                Locale.ROOT, "%d for %d.%02d", tally.result().winners().size(), cents / 100, cents % 100);
    }

    private static String names(ElectionRead.Election election, Tally tally) {
        return tally.result().winners().stream()
                .map(winner -> election.name(winner.option()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static long stages(Tally tally) {
        return tally.rounds().stream().filter(Round.Stage.class::isInstance).count();
    }
}
