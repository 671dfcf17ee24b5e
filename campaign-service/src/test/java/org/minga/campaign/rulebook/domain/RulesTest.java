package org.minga.campaign.rulebook.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Rules RULES =
            new Rules(SubmissionsVisible.ON_PUBLICATION, Moderation.PRE, 3, ResultsVisible.AFTER_CLOSE);

    @Test
    void the_canonical_form_has_sorted_keys_and_no_spaces() {
        assertThat(RULES.canonical())
                .isEqualTo("{\"moderation\":\"pre\",\"resultsVisible\":\"after_close\","
                        + "\"submissionsPerParticipant\":3,\"submissionsVisible\":\"on_publication\"}");
    }

    @Test
    void the_hash_is_what_sha256sum_says_of_the_canonical_form() {
        assertThat(RULES.hash()).isEqualTo("sha256:c872c45402fc4561c8f0bd1a56127f9aecb55cf1079a5755cfdd363dee2998dd");
    }

    @Test
    void only_changed_rules_make_a_new_version() {
        Rulebook first = Rulebook.first(RULES);
        Rules changed = new Rules(SubmissionsVisible.AFTER_COLLECT, Moderation.PRE, 3, ResultsVisible.AFTER_CLOSE);

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.with(RULES)).isEqualTo(first);
        assertThat(first.with(changed)).isEqualTo(new Rulebook(2, changed));
        assertThat(changed.hash()).isNotEqualTo(RULES.hash());
    }

    @Test
    void the_number_of_submissions_is_bounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Rules(SubmissionsVisible.ON_PUBLICATION, Moderation.PRE, 0, ResultsVisible.AFTER_CLOSE));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Rules(SubmissionsVisible.ON_PUBLICATION, Moderation.PRE, 1001, ResultsVisible.AFTER_CLOSE));
    }
}
