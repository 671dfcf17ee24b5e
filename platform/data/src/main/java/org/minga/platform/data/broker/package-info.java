/** The connection to RabbitMQ and the topology that the contract declares. */
@NullMarked
package org.minga.platform.data.broker;

import org.jspecify.annotations.NullMarked;
