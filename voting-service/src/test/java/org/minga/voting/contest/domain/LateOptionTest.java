package org.minga.voting.contest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.voting.campaigncopy.domain.KnownSubmission;

class LateOptionTest {

    private static ContestOption late(String code, String... taken) {
        List<ContestOption> options = Stream.of(taken)
                .map(one -> new ContestOption(one, one, null, null, null))
                .toList();
        return LateOption.of(new KnownSubmission(new UUID(1, 2), code, "Late", null, null), options);
    }

    @Test
    void it_keeps_its_code_if_that_is_free() {
        ContestOption option = late("3", "1", "2");

        assertThat(option.code()).isEqualTo("3");
        assertThat(option.title()).isEqualTo("Late");
        assertThat(option.submissionId()).isEqualTo(new UUID(1, 2));
    }

    @Test
    void a_code_that_is_taken_gets_the_first_free_number() {
        assertThat(late("3", "3").code()).isEqualTo("3-2");
        assertThat(late("3", "3", "3-2", "3-3").code()).isEqualTo("3-4");
    }

    @Test
    void a_long_code_stays_a_code() {
        String longest = "x".repeat(93) + "\uD83D\uDE00".repeat(3) + "y";
        String code = late(longest, longest).code();

        assertThat(BallotOption.isCode(code)).isTrue();
        assertThat(code).isEqualTo("x".repeat(93) + "-2");
    }
}
