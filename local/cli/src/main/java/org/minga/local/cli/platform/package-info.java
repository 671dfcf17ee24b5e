/**
 * One platform on one machine: PostgreSQL, RabbitMQ and Keycloak, the four services and the gateway as processes, their
 * ports, their settings and the record of what runs. System tests start private platforms with the same classes.
 */
@NullMarked
package org.minga.local.cli.platform;

import org.jspecify.annotations.NullMarked;
