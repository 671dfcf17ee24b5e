/**
 * The command {@code ./minga}: starts and stops the platform on one machine, and plays with it as an organiser and a
 * crowd would. Everything it does to a campaign goes through the gateway, with tokens from Keycloak.
 */
@NullMarked
package org.minga.local.cli;

import org.jspecify.annotations.NullMarked;
