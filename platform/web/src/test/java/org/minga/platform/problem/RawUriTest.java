package org.minga.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawUriTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/a?b=c&d=%C3%A9", "/a;b=c/d", "/a%20b?x=[1]", "/a?next=/b?c"})
    void a_proper_address_passes(String uri) {
        assertThat(RawUri.wellFormed(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "x",
                "http://a/b",
                "/%",
                "/%2",
                "/%zz",
                "/%00",
                "/a?b=%00",
                "/%C3",
                "/%FF",
                "/a b",
                "/a|b",
                "/é",
                "/{}",
                "/a#b"
            })
    void anything_else_does_not(String uri) {
        assertThat(RawUri.wellFormed(uri)).isFalse();
    }
}
