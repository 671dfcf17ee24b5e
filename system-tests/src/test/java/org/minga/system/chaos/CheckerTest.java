package org.minga.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minga.system.chaos.Stored.Ballot;

class CheckerTest {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int NOTHING = 204;
    private static final int NO_ANSWER = 0;
    private static final int UNAVAILABLE = 503;
    private static final int CONFLICT = 409;

    private final List<Operation> history = new ArrayList<>();
    private final Map<String, Integer> submissions = new TreeMap<>();
    private final Map<String, Integer> entries = new TreeMap<>();
    private final Map<String, Ballot> ballots = new TreeMap<>();
    private final Map<String, String> profiles = new TreeMap<>();
    private long time;

    private void asked(Kind kind, String subject, String value, long version, int status) {
        time += 10;
        history.add(new Operation(kind, subject, value, version, status, time, time + 5));
    }

    private void submitted(String title, int status) {
        asked(Kind.SUBMIT, title, "", 0, status);
    }

    private void cast(String selections, long version, int status) {
        asked(Kind.CAST, "ana", selections, version, status);
    }

    private void withdrew(int status) {
        asked(Kind.WITHDRAW, "ana", "", 0, status);
    }

    private void there(String title) {
        submissions.put(title, 1);
        entries.put(title, 1);
    }

    private void stands(long version, String selections) {
        ballots.put("ana", new Ballot(version, selections));
    }

    private Verdict verdict() {
        return Checker.check(history, new Stored(submissions, entries, ballots, profiles));
    }

    private void assertNothingWrong() {
        assertThat(verdict().lost()).isEmpty();
        assertThat(verdict().doubled()).isEmpty();
        assertThat(verdict().strange()).isEmpty();
    }

    @Test
    void what_was_accepted_and_is_there_once_is_right() {
        submitted("a tree", UNAVAILABLE);
        submitted("a tree", CONFLICT);
        submitted("a tree", CREATED);
        there("a tree");
        cast("A", 1, CREATED);
        cast("B", 2, OK);
        withdrew(NOTHING);
        cast("C", 4, CREATED);
        stands(4, "C");
        asked(Kind.SAVE_PROFILE, "ana", "Ana", 0, OK);
        profiles.put("ana", "Ana");

        assertNothingWrong();
    }

    @Test
    void what_nobody_knows_of_may_be_there_or_not() {
        submitted("a tree", NO_ANSWER);
        submitted("a bench", NO_ANSWER);
        there("a tree");
        cast("A", 1, CREATED);
        cast("B", 0, NO_ANSWER);

        stands(1, "A");
        assertNothingWrong();
        stands(2, "B");
        assertNothingWrong();
    }

    @Test
    void a_lost_submission_is_seen() {
        submitted("a tree", CREATED);

        assertThat(verdict().lost()).containsExactly("submission a tree");
    }

    @Test
    void a_doubled_submission_is_seen() {
        submitted("a tree", NO_ANSWER);
        submitted("a tree", CREATED);
        submissions.put("a tree", 2);
        entries.put("a tree", 1);

        assertThat(verdict().doubled()).containsExactly("submission a tree is there 2 times");
    }

    @Test
    void a_submission_that_was_refused_and_is_there_is_seen() {
        submitted("a tree", CONFLICT);
        there("a tree");

        assertThat(verdict().strange()).containsExactly("submission a tree was not accepted");
    }

    @Test
    void a_lost_reward_is_seen() {
        submitted("a tree", CREATED);
        submissions.put("a tree", 1);

        assertThat(verdict().lost()).containsExactly("reward of submission a tree");
    }

    @Test
    void a_reward_given_twice_is_seen() {
        submitted("a tree", CREATED);
        submissions.put("a tree", 1);
        entries.put("a tree", 2);

        assertThat(verdict().doubled()).containsExactly("submission a tree is rewarded 2 times");
    }

    @Test
    void a_reward_for_nothing_is_seen() {
        entries.put("a tree", 1);

        assertThat(verdict().strange()).containsExactly("reward of submission a tree, which is not there");
    }

    @Test
    void a_lost_ballot_is_seen() {
        cast("A", 1, CREATED);

        assertThat(verdict().lost()).containsExactly("ballot of ana, version 1");
    }

    @Test
    void a_ballot_that_was_withdrawn_before_it_was_cast_is_lost() {
        cast("A", 1, CREATED);
        withdrew(NOTHING);
        cast("B", 3, CREATED);

        assertThat(verdict().lost()).containsExactly("ballot of ana, version 3");
    }

    @Test
    void an_older_ballot_that_stands_is_seen() {
        cast("A", 1, CREATED);
        cast("B", 2, OK);
        stands(1, "A");

        assertThat(verdict().lost()).containsExactly("ballot of ana, version 2: 1 stands");
    }

    @Test
    void a_ballot_for_something_else_is_seen() {
        cast("A", 1, CREATED);
        stands(1, "B");

        assertThat(verdict().strange()).containsExactly("ballot of ana for B instead of A");
    }

    @Test
    void a_ballot_that_nobody_cast_is_seen() {
        cast("A", 1, CREATED);
        cast("B", 0, NO_ANSWER);
        stands(2, "C");

        assertThat(verdict().strange()).containsExactly("ballot of ana, version 2, was never cast");
    }

    @Test
    void a_ballot_that_was_taken_twice_is_seen() {
        cast("A", 0, NO_ANSWER);
        cast("A", 3, OK);
        stands(3, "A");

        assertThat(verdict().doubled()).containsExactly("ballot of ana has version 3 after 2 requests");
    }

    @Test
    void a_version_given_twice_is_seen() {
        cast("A", 1, CREATED);
        cast("B", 1, OK);
        stands(1, "A");

        assertThat(verdict().doubled()).containsExactly("a version of ana was given twice: [1, 1]");
    }

    @Test
    void a_lost_withdrawal_is_seen() {
        cast("A", 1, CREATED);
        withdrew(NOTHING);
        stands(1, "A");

        assertThat(verdict().lost()).containsExactly("withdrawal of ana after version 1");
    }

    @Test
    void a_profile_that_went_back_is_seen() {
        asked(Kind.SAVE_PROFILE, "ana", "Ana", 0, OK);
        asked(Kind.SAVE_PROFILE, "ana", "Anita", 0, OK);
        profiles.put("ana", "Ana");

        assertThat(verdict().lost()).containsExactly("profile of ana says Ana instead of Anita");
    }
}
