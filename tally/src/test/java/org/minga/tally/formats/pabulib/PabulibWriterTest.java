package org.minga.tally.formats.pabulib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.tally.TestElection;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Completion;
import org.minga.tally.methods.budget.EqualShares;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.budget.Utility;
import org.minga.tally.methods.seats.Approval;

class PabulibWriterTest {

    @TempDir
    private Path folder;

    @Test
    void a_budget_is_written_as_the_format_has_it() throws IOException {
        Election election = approvals(
                BudgetGreedy.STANDARD.completedFor(new BallotRules.Approval(0, 2)),
                List.of(BallotOption.of("a;1", 150), BallotOption.of("b", 1_000)));

        assertThat(text(election, Map.of("country", "Nowhere"), Optional.of(Set.of("b"))))
                .isEqualTo("""
                        META
                        key;value
                        budget;0
                        country;Nowhere
                        description;"Say ""x"" twice"
                        max_length;2
                        min_length;0
                        num_projects;2
                        num_votes;3
                        rule;greedy
                        vote_type;approval
                        PROJECTS
                        project_id;cost;name;selected
                        "a;1";1.5;Trees;0
                        b;10;b;1
                        VOTES
                        voter_id;vote
                        1;"a;1,b"
                        2;"a;1,b"
                        3;
                        """);
    }

    @Test
    void what_was_written_is_read_as_the_same_election() throws IOException {
        int compared = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            TestElection made = TestElection.ofSeed(seed);
            MethodRules method = made.rules().method();
            if (!(method instanceof BudgetGreedy)) {
                continue;
            }
            Election election = new Election(
                    "No " + seed,
                    made.options(),
                    new TreeMap<>(Map.of(made.options().getFirst().code(), "A \"name\"; or two\nlines")),
                    made.rules().ballot(),
                    0,
                    method,
                    made.grouped(),
                    List.of());

            Election again = load(text(election, Map.of(), Optional.empty()));

            assertThat(again.options()).isEqualTo(election.options());
            assertThat(again.title()).isEqualTo(election.title());
            assertThat(again.name(made.options().getFirst().code())).isEqualTo("A \"name\"; or two\nlines");
            assertThat(again.ballot()).isEqualTo(election.ballot());
            assertThat(again.method()).isEqualTo(method);
            assertThat(times(again)).isEqualTo(times(election));
            assertThat(again.notes()).isEmpty();
            compared++;
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    @Test
    void equal_shares_are_named_as_pabulib_names_them() throws IOException {
        for (Completion completion : List.of(Completion.NONE, Completion.ADD1_INTEGER)) {
            EqualShares shares = new EqualShares(
                    new Money(5_000, "PLN"), Utility.COST, completion, 100, false, 1_000_000, List.of());
            Election election = approvals(shares, List.of(BallotOption.of("a;1", 150), BallotOption.of("b", 1_000)));

            assertThat(load(text(election, Map.of(), Optional.empty())).method())
                    .isEqualTo(shares);
        }
    }

    @Test
    void unusual_points_of_places_are_written_out() throws IOException {
        BudgetGreedy method = new BudgetGreedy(5_000, "PLN", Misfit.SKIP, 0, List.of(5L, 1L));
        Election election = new Election(
                "t",
                List.of(BallotOption.of("a", 1), BallotOption.of("b", 2)),
                new TreeMap<>(),
                new BallotRules.Ordinal(0, 2),
                0,
                method,
                List.of(new GroupedBallot(new Ballot.Ordinal(List.of("b", "a")), 2)),
                List.of());

        assertThat(load(text(election, Map.of(), Optional.empty())).method()).isEqualTo(method);
    }

    @Test
    void a_budget_needs_no_method_to_be_written() throws IOException {
        Election election = new Election(
                "",
                List.of(BallotOption.of("a", 1)),
                new TreeMap<>(),
                new BallotRules.Ordinal(0, 1),
                0,
                new Money(700, "JPY"),
                null,
                List.of(),
                List.of());

        Election again = load(text(election, Map.of(), Optional.empty()));

        assertThat(again.budget()).isEqualTo(election.budget());
        assertThat(again.method()).isNull();
        assertThat(again.options()).isEqualTo(election.options());
    }

    @Test
    void what_the_format_cannot_hold_is_refused() {
        MethodRules method = new BudgetGreedy(0, "EUR", Misfit.SKIP, 0, List.of());
        List<Election> unfit = new ArrayList<>();
        unfit.add(approvals(new Approval(1), List.of(BallotOption.of("a;1", 1), BallotOption.of("b", 1))));
        unfit.add(approvals(method, List.of(BallotOption.of("a;1"), BallotOption.of("b", 1))));
        unfit.add(approvals(method, List.of(BallotOption.of("a,1", 1), BallotOption.of("b", 1))));
        unfit.add(new Election(
                "", List.of(), new TreeMap<>(), new BallotRules.Pairwise(0, 1), 0, method, List.of(), List.of()));

        assertThat(unfit)
                .allSatisfy(election -> assertThatThrownBy(() -> text(election, Map.of(), Optional.empty()))
                        .isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> text(
                        approvals(method, List.of(BallotOption.of("a;1", 1), BallotOption.of("b", 1))),
                        Map.of("a\nb", ""),
                        Optional.empty()))
                .hasMessageContaining("META");
    }

    private static Election approvals(MethodRules method, List<BallotOption> options) {
        return new Election(
                "Say \"x\" twice",
                options,
                new TreeMap<>(Map.of("a;1", "Trees")),
                new BallotRules.Approval(0, 2),
                0,
                method,
                List.of(
                        new GroupedBallot(new Ballot.Approval(List.of("a;1", "b")), 2),
                        new GroupedBallot(new Ballot.Approval(List.of()), 1)),
                List.of());
    }

    private static Map<Ballot, Long> times(Election election) {
        Map<Ballot, Long> times = new HashMap<>();
        election.ballots().forEach(group -> times.merge(group.ballot().canonical(), group.times(), Long::sum));
        return times;
    }

    private static String text(Election election, Map<String, String> meta, Optional<Set<String>> selected)
            throws IOException {
        StringBuilder text = new StringBuilder();
        PabulibWriter.write(election, meta, selected, text);
        return text.toString();
    }

    private Election load(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("written.pb"), text);
        PabulibRead read = PabulibReader.read(file);
        assertThat(read).isInstanceOf(PabulibElection.class);
        return ((PabulibElection) read).load();
    }
}
