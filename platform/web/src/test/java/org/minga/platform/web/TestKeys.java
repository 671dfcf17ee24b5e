package org.minga.platform.web;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.minga.platform.security.KeySource;
import org.minga.platform.security.TestIssuer;

/** The key server of the test application, which can be switched off. */
@Singleton
class TestKeys implements KeySource {

    static final TestIssuer ISSUER = new TestIssuer();
    static volatile boolean down;

    @Override
    public Uni<String> fetch() {
        return down
                ? Uni.createFrom().failure(new IOException("down"))
                : Uni.createFrom().item(ISSUER.jwks());
    }
}
