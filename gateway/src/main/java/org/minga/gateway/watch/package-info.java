/** What the door tells of itself: metrics and traces. */
@NullMarked
package org.minga.gateway.watch;

import org.jspecify.annotations.NullMarked;
