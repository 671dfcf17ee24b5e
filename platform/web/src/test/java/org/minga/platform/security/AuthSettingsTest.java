package org.minga.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSettingsTest {

    @Test
    void one_https_issuer_is_accepted_and_its_keys_are_where_keycloak_has_them() {
        AuthSettings settings = AuthSettings.of("https://id.example/realms/minga", "minga-api");

        assertThatCode(() -> settings.check(false)).doesNotThrowAnyException();
        assertThat(settings.jwksUrl()).hasToString("https://id.example/realms/minga/protocol/openid-connect/certs");
    }

    @Test
    void http_is_for_development_only() {
        AuthSettings settings = AuthSettings.of("http://127.0.0.1:58080/realms/minga", "minga-api");

        assertThatCode(() -> settings.check(true)).doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> settings.check(false))
                .withMessageContaining("minga.auth.issuer must be an https URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example,https://b.example",
                "id.example/realms/minga",
                "ftp://id.example",
                "https:///x"
            })
    void anything_but_one_absolute_url_is_refused(String issuer) {
        AuthSettings settings = AuthSettings.of(issuer, "minga-api");

        assertThatIllegalStateException().isThrownBy(() -> settings.check(true));
    }
}
