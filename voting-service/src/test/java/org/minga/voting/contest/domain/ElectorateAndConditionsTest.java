package org.minga.voting.contest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.Rational;
import org.minga.voting.campaigncopy.Role;

class ElectorateAndConditionsTest {

    private static List<String> faults(String members) {
        return switch (DraftCheck.of(Drafts.json(members))) {
            case ContestCheck.Sound sound -> List.of();
            case ContestCheck.Faulty faulty ->
                faulty.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code())
                        .toList();
        };
    }

    private static ContestDefinition sound(String members) {
        assertThat(faults(members)).isEmpty();
        return ((ContestCheck.Sound) DraftCheck.of(Drafts.json(members))).definition();
    }

    private static Electorate electorate(String draft) {
        return sound("'electorate': " + draft).electorate();
    }

    @Test
    void whoever_has_an_account_may_take_part_if_nothing_is_said() {
        ContestDefinition contest = sound("");

        assertThat(contest.electorate()).isEqualTo(new Electorate.AnyAccount(0));
        assertThat(contest.conditions()).isEqualTo(Conditions.NONE);
        assertThat(contest.turnout()).isEqualTo(Turnout.HIDDEN);
        assertThat(electorate("{'minAssurance': 2}")).isEqualTo(new Electorate.AnyAccount(2));
    }

    @Test
    void every_kind_of_electorate_is_read() {
        assertThat(electorate("{'kind': 'members'}")).isEqualTo(new Electorate.Members(Set.of(), 0));
        assertThat(electorate("{'kind': 'members', 'roles': ['evaluator', 'owner'], 'minAssurance': 4}"))
                .isEqualTo(new Electorate.Members(Set.of(Role.OWNER, Role.EVALUATOR), 4));
        assertThat(electorate("{'kind': 'listed', 'minAssurance': 1}")).isEqualTo(new Electorate.Listed(1));
        assertThat(electorate("{'kind': 'jury'}")).isEqualTo(new Electorate.Jury(0));
        assertThat(electorate("{'kind': 'jury'}").isUploaded()).isTrue();
        assertThat(electorate("{'kind': 'members'}").isUploaded()).isFalse();
        assertThat(electorate("{'kind': 'members'}").hasKnownSize()).isTrue();
    }

    @Test
    void members_without_roles_are_all_members() {
        Electorate.Members all = new Electorate.Members(Set.of(), 0);
        Electorate.Members owners = new Electorate.Members(Set.of(Role.OWNER), 0);

        assertThat(Role.values()).allMatch(all::includes);
        assertThat(owners.includes(Role.OWNER)).isTrue();
        assertThat(owners.includes(Role.EDITOR)).isFalse();
    }

    @Test
    void what_makes_no_sense_of_an_electorate_is_named() {
        assertThat(faults("'electorate': {'kind': 'friends', 'minAssurance': 5}"))
                .containsExactly("/electorate/minAssurance out_of_range", "/electorate/kind unknown_value");
        assertThat(faults("'electorate': {'minAssurance': -1}"))
                .containsExactly("/electorate/minAssurance out_of_range");
        assertThat(faults("'electorate': {'kind': 'listed', 'roles': ['owner']}"))
                .containsExactly("/electorate/roles not_applicable");
        assertThat(faults("'electorate': {'kind': 'members', 'roles': []}"))
                .containsExactly("/electorate/roles out_of_range");
        assertThat(faults("'electorate': {'kind': 'members', 'roles': ['king', 'owner', 'owner', null]}"))
                .containsExactly(
                        "/electorate/roles/0 unknown_value",
                        "/electorate/roles/2 duplicate",
                        "/electorate/roles/3 unknown_value");
        assertThat(faults("'electorate': {'kind': 'jury'}, 'paper': true")).containsExactly("/paper not_applicable");
    }

    @Test
    void turnout_is_hidden_or_live() {
        assertThat(sound("'turnout': 'live'").turnout()).isEqualTo(Turnout.LIVE);
        assertThat(sound("'turnout': 'hidden'").turnout()).isEqualTo(Turnout.HIDDEN);
        assertThat(faults("'turnout': 'rumoured'")).containsExactly("/turnout unknown_value");
    }

    @Test
    void conditions_are_a_quorum_and_a_threshold() {
        assertThat(sound("'conditions': {}").conditions()).isEqualTo(Conditions.NONE);
        assertThat(sound("'conditions': {'quorum': {'ballots': 30}, 'threshold': '1/2'}")
                        .conditions())
                .isEqualTo(new Conditions(new Conditions.Quorum.Ballots(30), Rational.of(1, 2)));
        assertThat(sound("'electorate': {'kind': 'listed'}, 'conditions': {'quorum': {'share': '1/5'}}")
                        .conditions())
                .isEqualTo(new Conditions(new Conditions.Quorum.Share(Rational.of(1, 5)), null));
    }

    @Test
    void what_makes_no_sense_of_conditions_is_named() {
        assertThat(faults("'conditions': {'quorum': {}}")).containsExactly("/conditions/quorum out_of_range");
        assertThat(faults("'conditions': {'quorum': {'ballots': 1, 'share': '1/2'}}"))
                .containsExactly("/conditions/quorum out_of_range");
        assertThat(faults("'conditions': {'quorum': {'ballots': 0}, 'threshold': '3/2'}"))
                .containsExactly("/conditions/quorum/ballots out_of_range", "/conditions/threshold out_of_range");
        assertThat(faults("'conditions': {'threshold': 'half'}")).containsExactly("/conditions/threshold wrong_type");
        assertThat(faults("'conditions': {'threshold': '1/0'}")).containsExactly("/conditions/threshold wrong_type");
        assertThat(faults("'conditions': {'quorum': {'share': '1/5'}}"))
                .containsExactly("/conditions/quorum/share not_applicable");
        assertThat(faults("'electorate': {'kind': 'members'}, 'conditions': {'quorum': {'share': '-1/5'}}"))
                .containsExactly("/conditions/quorum/share out_of_range");
    }
}
