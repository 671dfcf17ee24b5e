package org.minga.campaign.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void every_word_is_wanted_as_a_beginning() {
        assertThat(SearchText.query("  Río, park! ")).isEqualTo("río:* & park:*");
    }

    @Test
    void what_looks_like_query_syntax_is_not() {
        assertThat(SearchText.query("a & !b | 'c':* <-> (d)\\")).isEqualTo("a:* & b:* & c:* & d:*");
    }

    @Test
    void signs_alone_are_no_words() {
        assertThat(SearchText.query("?!&")).isEmpty();
    }
}
