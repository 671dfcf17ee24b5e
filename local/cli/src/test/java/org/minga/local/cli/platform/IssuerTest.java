package org.minga.local.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.minga.local.backing.process.BackingException;

class IssuerTest {
    @Test
    void keycloak_has_its_endpoints_below_the_issuer() {
        Issuer issuer = Issuer.keycloak("http://localhost:28080/realms/minga");

        assertThat(issuer.jwksUrl()).isEqualTo("http://localhost:28080/realms/minga/protocol/openid-connect/certs");
        assertThat(issuer.tokenUrl()).isEqualTo("http://localhost:28080/realms/minga/protocol/openid-connect/token");
    }

    @Test
    void a_test_issuer_names_its_keys() {
        assertThat(Issuer.parse("http://127.0.0.1:9 http://127.0.0.1:9/keys"))
                .isEqualTo(new Issuer("http://127.0.0.1:9", "http://127.0.0.1:9/keys", "http://127.0.0.1:9/token"));
        assertThatThrownBy(() -> Issuer.parse("http://127.0.0.1:9"))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("MINGA_TEST_ISSUER");
    }
}
