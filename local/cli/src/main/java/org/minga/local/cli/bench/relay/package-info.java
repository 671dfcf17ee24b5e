/** Measures how events leave the outbox beside a plain client of RabbitMQ: {@code ./minga bench relay}. */
@NullMarked
package org.minga.local.cli.bench.relay;

import org.jspecify.annotations.NullMarked;
