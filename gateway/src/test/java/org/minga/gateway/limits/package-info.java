/** Limits without I/O. */
@NullMarked
package org.minga.gateway.limits;

import org.jspecify.annotations.NullMarked;
