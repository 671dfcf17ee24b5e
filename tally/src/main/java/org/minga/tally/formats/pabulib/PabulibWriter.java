package org.minga.tally.formats.pabulib;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.budget.BudgetGreedy;

/**
 * Writes participatory budgets as .pb files, a row per voter, so that {@link PabulibReader} reads the same election
 * again. Voters are numbered from 1. Blanks around names are lost, because readers strip them.
 */
public final class PabulibWriter {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,60}");
    private static final Pattern QUOTED = Pattern.compile("[;\"\\r\\n]");

    private final Election election;
    private final Iterable<GroupedBallot> ballots;
    private final @Nullable MethodRules method;
    private final Money budget;
    private final List<Long> positionPoints;
    private final Optional<Set<String>> selected;
    private final Appendable out;

    private PabulibWriter(
            Election election, Iterable<GroupedBallot> ballots, Optional<Set<String>> selected, Appendable out) {
        this.election = election;
        this.ballots = ballots;
        this.selected = selected.map(Set::copyOf);
        this.out = out;
        this.method = election.method();
        this.budget = Optional.ofNullable(election.budget())
                .or(() -> Optional.ofNullable(election.method()).flatMap(MethodRules::spending))
                .orElseThrow(() -> new IllegalArgumentException("a Pabulib file needs a budget"));
        this.positionPoints = election.ballot() instanceof BallotRules.Ordinal rankings
                ? PabulibRules.positionPoints(method, rankings.max())
                : List.of();
    }

    /**
     * Writes an election. What the format has no word for is not written: rules for ties, write-ins, a step other than
     * one unit of the currency. A method that no rule of Pabulib stands for is named as the rule all the same; without
     * one the rule is {@code unknown}.
     *
     * @param meta further facts for the META section ({@code country}, {@code unit}, {@code date_begin}, …)
     * @param selected codes of the options that won, if that is to be told
     * @throws IllegalArgumentException if the election has no budget, an option no cost or a comma in its code, or its
     *     ballots are of a kind that the format does not have
     */
    public static void write(
            Election election, Map<String, String> meta, Optional<Set<String>> selected, Appendable out)
            throws IOException {
        write(election, election.ballots(), meta, selected, out);
    }

    /**
     * Writes ballots that need not all be in memory: they are gone through twice, because their number stands at the top.
     *
     * @param election everything but its own ballots counts
     */
    public static void write(
            Election election,
            Iterable<GroupedBallot> ballots,
            Map<String, String> meta,
            Optional<Set<String>> selected,
            Appendable out)
            throws IOException {
        PabulibWriter writer = new PabulibWriter(election, ballots, selected, out);
        writer.writeMeta(new TreeMap<>(meta));
        writer.writeProjects();
        writer.writeVotes();
    }

    private void writeMeta(TreeMap<String, String> meta) throws IOException {
        meta.put("num_projects", String.valueOf(election.options().size()));
        meta.put("num_votes", String.valueOf(size()));
        meta.put("budget", amount(budget.amount()));
        meta.put("rule", PabulibRules.nameOf(method));
        if (!election.title().isBlank()) {
            meta.put("description", election.title());
        }
        if (!budget.currency().equals("XXX")) {
            meta.put("currency", budget.currency());
        }
        if (method instanceof BudgetGreedy greedy && greedy.scoreThreshold() > 0) {
            meta.put("min_project_score_threshold", String.valueOf(greedy.scoreThreshold()));
        }
        meta.putAll(limits());
        row("META");
        row("key", "value");
        for (Map.Entry<String, String> entry : meta.entrySet()) {
            if (!KEY.matcher(entry.getKey()).matches()) {
                throw new IllegalArgumentException("no key of META: " + Row.shown(entry.getKey()));
            }
            row(entry.getKey(), entry.getValue());
        }
    }

    private long size() {
        long size = 0;
        for (GroupedBallot group : ballots) {
            size += group.times();
        }
        return size;
    }

    private Map<String, String> limits() {
        BallotRules rules = election.ballot();
        Map<String, String> limits = new TreeMap<>(Map.of("min_length", String.valueOf(rules.min())));
        switch (rules) {
            case BallotRules.Single single -> limits.put("vote_type", "choose-1");
            case BallotRules.Approval approval -> limits.put("vote_type", "approval");
            case BallotRules.Ordinal ordinal -> limits.put("vote_type", "ordinal");
            case BallotRules.Cumulative points -> {
                limits.put("vote_type", "cumulative");
                limits.put("min_sum_points", String.valueOf(points.minPoints()));
                limits.put("max_sum_points", String.valueOf(points.maxPoints()));
                limits.put("max_points", String.valueOf(points.maxPerOption()));
            }
            case BallotRules.Ranked ranked -> throw otherKind();
            case BallotRules.Scored scored -> throw otherKind();
            case BallotRules.Quadratic quadratic -> throw otherKind();
            case BallotRules.Pairwise pairwise -> throw otherKind();
        }
        if (!(rules instanceof BallotRules.Single)) {
            limits.put("max_length", String.valueOf(rules.max()));
        }
        return limits;
    }

    private IllegalArgumentException otherKind() {
        return new IllegalArgumentException(
                "Pabulib has no " + election.ballot().kind().label() + " ballots");
    }

    private void writeProjects() throws IOException {
        row("PROJECTS");
        if (selected.isPresent()) {
            row("project_id", "cost", "name", "selected");
        } else {
            row("project_id", "cost", "name");
        }
        for (BallotOption option : election.options()) {
            Long cost = option.cost();
            if (cost == null || option.code().indexOf(',') >= 0) {
                throw new IllegalArgumentException(
                        "an option of a Pabulib file has a cost and no comma in its code: " + Row.shown(option.code()));
            }
            String name = election.name(option.code());
            if (selected.isPresent()) {
                row(option.code(), amount(cost), name, selected.get().contains(option.code()) ? "1" : "0");
            } else {
                row(option.code(), amount(cost), name);
            }
        }
    }

    /** Rankings get their points written out unless they are the usual ones. */
    private boolean hasPoints() {
        return switch (election.ballot()) {
            case BallotRules.Cumulative points -> true;
            case BallotRules.Ordinal ordinal -> !positionPoints.equals(BudgetGreedy.descendingPoints(ordinal.max()));
            default -> false;
        };
    }

    private void writeVotes() throws IOException {
        boolean points = hasPoints();
        row("VOTES");
        if (points) {
            row("voter_id", "vote", "points");
        } else {
            row("voter_id", "vote");
        }
        long voter = 0;
        for (GroupedBallot group : ballots) {
            List<String> codes = codes(group.ballot());
            String vote = String.join(",", codes);
            String worth = points ? points(group.ballot(), codes) : "";
            for (long i = 0; i < group.times(); i++) {
                voter++;
                if (points) {
                    row(String.valueOf(voter), vote, worth);
                } else {
                    row(String.valueOf(voter), vote);
                }
            }
        }
    }

    private static List<String> codes(Ballot ballot) {
        return switch (ballot) {
            case Ballot.Single single -> single.selections();
            case Ballot.Approval approval -> approval.selections();
            case Ballot.Ordinal ordinal -> ordinal.ranking();
            case Ballot.Cumulative cumulative ->
                List.copyOf(new TreeMap<>(((Ballot.Cumulative) cumulative.canonical()).points()).keySet());
            default -> throw new IllegalArgumentException("the ballots are not what the rules say");
        };
    }

    private String points(Ballot ballot, List<String> codes) {
        List<Long> worth = ballot instanceof Ballot.Cumulative cumulative
                ? codes.stream()
                        .map(code -> Objects.requireNonNull(cumulative.points().get(code)))
                        .toList()
                : positionPoints.subList(0, codes.size());
        return worth.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private String amount(long minor) {
        BigDecimal amount = BigDecimal.valueOf(minor, Numbers.minorDigits(budget.currency()));
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private void row(String... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            String field = fields[i];
            out.append(i == 0 ? "" : ";");
            out.append(QUOTED.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        out.append('\n');
    }
}
