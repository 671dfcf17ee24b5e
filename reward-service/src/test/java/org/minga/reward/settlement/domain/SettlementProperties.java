package org.minga.reward.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minga.reward.rule.domain.Grant;
import org.minga.reward.rule.domain.Occasion;
import org.minga.reward.rule.domain.Rule;
import org.minga.reward.settlement.domain.World.Heard;

class SettlementProperties {
    private static final List<String> PEOPLE = List.of("ana", "bo", "chen");

    @Property(tries = 500)
    void any_order_and_repetition_of_events_gives_the_same_rewards_and_points(
            @ForAll("histories") List<Heard> history, @ForAll long seed) {
        World inOrder = new World();
        history.forEach(inOrder::hear);

        World shuffled = new World();
        disturbed(history, seed).forEach(heard -> {
            shuffled.hear(heard);
            assertThat(shuffled.trialBalance()).isZero();
            assertThat(shuffled.anybodyInDebt()).isFalse();
        });

        assertThat(shuffled.held()).isEqualTo(inOrder.held());
        assertThat(shuffled.points()).isEqualTo(inOrder.points());
    }

    @Property(tries = 200)
    void a_late_scheme_rewards_what_an_early_one_would(@ForAll("histories") List<Heard> history) {
        World early = new World();
        World late = new World();
        List<Heard> others = history.stream()
                .filter(heard -> !(heard instanceof Heard.SchemeMade))
                .toList();
        Heard scheme = history.getFirst();

        early.hear(scheme);
        others.forEach(early::hear);
        others.forEach(late::hear);
        late.hear(scheme);

        assertThat(late.held()).isEqualTo(early.held());
        assertThat(late.points()).isEqualTo(early.points());
    }

    @Property(tries = 200)
    void nothing_moves_when_everything_was_settled(@ForAll("histories") List<Heard> history) {
        World once = new World();
        history.forEach(once::hear);
        Set<RewardKey> held = once.held();
        Map<String, Long> points = once.points();

        history.forEach(once::hear);

        assertThat(once.held()).isEqualTo(held);
        assertThat(once.points()).isEqualTo(points);
    }

    private static List<Heard> disturbed(List<Heard> history, long seed) {
        Random random = new Random(seed);
        List<Heard> deliveries = new ArrayList<>(history);
        IntStream.range(0, history.size()).forEach(i -> deliveries.add(history.get(random.nextInt(history.size()))));
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    @Provide
    Arbitrary<List<Heard>> histories() {
        Arbitrary<List<List<Heard>>> submissions =
                submission().list().ofMinSize(1).ofMaxSize(6).map(SettlementProperties::numbered);
        Arbitrary<List<Heard>> ballots = Arbitraries.of(PEOPLE)
                .set()
                .ofMinSize(1)
                .list()
                .ofMaxSize(3)
                .map(pages -> IntStream.range(0, pages.size())
                        .<Heard>mapToObj(i -> new Heard.TookPart(World.id("contest " + i % 2), pages.get(i)))
                        .toList());
        Arbitrary<Set<Integer>> selected =
                Arbitraries.integers().between(0, 5).set().ofMaxSize(3);
        return Combinators.combine(rules(), submissions, ballots, selected).as((rules, told, voted, winners) -> {
            List<Heard> history = new ArrayList<>();
            history.add(new Heard.SchemeMade(rules));
            told.forEach(history::addAll);
            history.addAll(voted);
            Set<java.util.UUID> ids = new HashSet<>();
            winners.forEach(winner -> ids.add(World.id("submission " + winner)));
            history.add(new Heard.Outcome(ids));
            return history;
        });
    }

    private record Life(Optional<String> author, List<Boolean> published) {}

    private static Arbitrary<Life> submission() {
        Arbitrary<Optional<String>> author = Arbitraries.of(PEOPLE).optional(0.8);
        Arbitrary<List<Boolean>> states =
                Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(author, states).as(Life::new);
    }

    private static List<List<Heard>> numbered(List<Life> lives) {
        List<List<Heard>> told = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            List<Heard> events = new ArrayList<>();
            for (int sequence = 1; sequence <= life.published().size(); sequence++) {
                events.add(new Heard.Snapshot(
                        World.id("submission " + i),
                        life.author(),
                        life.published().get(sequence - 1),
                        sequence));
            }
            told.add(events);
        }
        return told;
    }

    private static Arbitrary<List<Rule>> rules() {
        Arbitrary<Grant> grant = Arbitraries.of(
                new Grant.Points(10),
                new Grant.Points(3),
                new Grant.Badge("took-part", Map.of("en", "Took part")),
                new Grant.Award(Map.of("en", "Winner"), Optional.empty()));
        return Combinators.combine(Arbitraries.of(Occasion.class), grant)
                .as((occasion, given) -> Map.entry(occasion, given))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(pairs -> IntStream.range(0, pairs.size())
                        .mapToObj(i -> new Rule(
                                World.id("rule " + i),
                                pairs.get(i).getKey(),
                                pairs.get(i).getValue()))
                        .toList());
    }
}
