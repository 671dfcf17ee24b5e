/** A repeated request gets the answer of the first and changes nothing. */
@NullMarked
package org.minga.platform.data.idempotency;

import org.jspecify.annotations.NullMarked;
