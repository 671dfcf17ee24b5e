package org.minga.gateway.routing;

/** Who may call an operation, as its API file declares. */
public sealed interface Access {

    /** Anybody; a token, if one is sent, must still be good. */
    record Open() implements Access {}

    /** Whoever holds a token with the scope; if {@code person}, not a service account. */
    record Scoped(String scope, boolean person) implements Access {}
}
