/**
 * The three servers that Minga needs, started on one machine from their real distributions: PostgreSQL, RabbitMQ and
 * Keycloak. The command line starts them for people, every test starts them for itself ({@link
 * org.minga.local.backing.SharedServers}). A server that cannot be started says in one message what is wrong and what
 * to do; a server that was stopped leaves no process behind.
 */
@NullMarked
package org.minga.local.backing;

import org.jspecify.annotations.NullMarked;
