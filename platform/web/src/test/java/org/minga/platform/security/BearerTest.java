package org.minga.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.platform.security.Bearer.Credential;

class BearerTest {

    @Test
    void a_bearer_token_is_read_whatever_the_case_of_its_scheme() {
        assertThat(Bearer.read(List.of("Bearer abc"))).isEqualTo(new Credential.Token("abc"));
        assertThat(Bearer.read(List.of("bearer  abc "))).isEqualTo(new Credential.Token("abc"));
    }

    @Test
    void no_header_is_nobody_and_a_wrong_one_is_unreadable() {
        assertThat(Bearer.read(List.of())).isEqualTo(new Credential.None());
        assertThat(Bearer.read(List.of("Basic abc"))).isEqualTo(new Credential.Unreadable());
        assertThat(Bearer.read(List.of("Bearer "))).isEqualTo(new Credential.Unreadable());
        assertThat(Bearer.read(List.of("Bearer a", "Bearer b"))).isEqualTo(new Credential.Unreadable());
    }
}
