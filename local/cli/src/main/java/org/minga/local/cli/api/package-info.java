/** A small client of Minga's public API, as a partner would write one: tokens from Keycloak, idempotency keys, patience where an answer says to try again, and problems that read as sentences. */
@NullMarked
package org.minga.local.cli.api;

import org.jspecify.annotations.NullMarked;
