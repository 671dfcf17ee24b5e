/** Events written with the change that caused them, and the relay that brings them to the broker. */
@NullMarked
package org.minga.platform.data.outbox;

import org.jspecify.annotations.NullMarked;
