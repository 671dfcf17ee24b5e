package org.minga.platform.security;

import io.smallrye.mutiny.Uni;

/** Where the issuer's keys come from. */
@FunctionalInterface
public interface KeySource {

    /** The JSON Web Key Set as text, read anew; fails when it cannot be had. Never blocks. */
    Uni<String> fetch();
}
