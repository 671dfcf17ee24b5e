/** Events received: each takes effect once, however often it is delivered. */
@NullMarked
package org.minga.platform.data.inbox;

import org.jspecify.annotations.NullMarked;
