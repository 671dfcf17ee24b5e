package org.minga.voting.electorate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.voting.electorate.domain.RollReading.Voter;

class RollHashTest {
    @Test
    void the_hash_is_that_of_the_sorted_lines() {
        // printf 'ANA 1\nana 7\nbo 1\n' | sha256sum
        assertThat(RollHash.of(List.of(new Voter("bo", 1), new Voter("ana", 7), new Voter("ANA", 1))))
                .isEqualTo("sha256:eba86c4c898530f5107770f8d4302b6d8b32707ba1916aeafaf6e3f8ec6c7d34");
    }
}
