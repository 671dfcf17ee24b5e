package org.minga.reward.settlement.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.minga.reward.fact.domain.Facts;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.ledger.domain.Account;
import org.minga.reward.ledger.domain.Entry;
import org.minga.reward.ledger.domain.Posting;
import org.minga.reward.rule.domain.Grant;
import org.minga.reward.rule.domain.Rule;

/** Everything the service keeps, in memory: what arrives is stored, then those concerned are settled. */
final class World {
    static final UUID CAMPAIGN = id("campaign");

    sealed interface Heard {
        record Snapshot(UUID submissionId, Optional<String> author, boolean published, long sequence)
                implements Heard {}

        record TookPart(UUID contestId, Set<String> people) implements Heard {}

        record Outcome(Set<UUID> selected) implements Heard {}

        record SchemeMade(List<Rule> rules) implements Heard {}
    }

    private final Map<UUID, Heard.Snapshot> submissions = new HashMap<>();
    private final Set<Facts.Participation> participations = new HashSet<>();
    private final Set<UUID> selected = new HashSet<>();
    private final Map<RewardKey, Holding> holdings = new HashMap<>();
    private final Map<Account, Long> balances = new HashMap<>();
    private List<Rule> rules = List.of();
    private int entries;

    void hear(Heard heard) {
        switch (heard) {
            case Heard.Snapshot snapshot ->
                submissions.merge(
                        snapshot.submissionId(),
                        snapshot,
                        (kept, fresh) -> fresh.sequence() > kept.sequence() ? fresh : kept);
            case Heard.TookPart tookPart ->
                tookPart.people()
                        .forEach(person -> participations.add(new Facts.Participation(tookPart.contestId(), person)));
            case Heard.Outcome outcome -> selected.addAll(outcome.selected());
            case Heard.SchemeMade made -> rules = made.rules();
        }
        settle();
    }

    private void settle() {
        List<Facts.Submission> told = new ArrayList<>();
        submissions
                .values()
                .forEach(known -> told.add(new Facts.Submission(
                        known.submissionId(),
                        known.author(),
                        known.published(),
                        selected.contains(known.submissionId()))));
        Facts facts = new Facts(CAMPAIGN, told, List.copyOf(participations));
        for (Movement movement : Settlement.movements(rules, facts, holdings.values())) {
            write(movement);
        }
    }

    private void write(Movement movement) {
        Holding before = holdings.get(movement.key());
        if (movement.turn() != (before == null ? 0 : before.turn()) + 1) {
            throw new AssertionError("a turn was left out or taken twice: " + movement);
        }
        holdings.put(
                movement.key(),
                new Holding(id(movement.key().toString()), movement.key(), movement.turn(), movement.evidence()));
        if (movement.rule().grant() instanceof Grant.Points points) {
            String person = ((Recipient.Person) movement.key().recipient()).id();
            UUID entryId = id("entry " + entries++);
            Entry entry = switch (movement) {
                case Movement.Granted granted -> Entry.granted(entryId, CAMPAIGN, person, points.amount());
                case Movement.Reversed reversed -> Entry.reversed(entryId, CAMPAIGN, person, points.amount());
            };
            for (Posting posting : entry.postings()) {
                balances.merge(posting.account(), posting.amount(), Long::sum);
            }
        }
    }

    Set<RewardKey> held() {
        Set<RewardKey> held = new HashSet<>();
        holdings.values().stream().filter(Holding::held).forEach(holding -> held.add(holding.key()));
        return held;
    }

    /** Points by person, those without left out. */
    Map<String, Long> points() {
        Map<String, Long> points = new TreeMap<>();
        balances.forEach((account, balance) -> {
            if (account instanceof Account.Person person && balance != 0) {
                points.put(person.personId(), balance);
            }
        });
        return points;
    }

    long trialBalance() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean anybodyInDebt() {
        return points().values().stream().anyMatch(points -> points < 0);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
