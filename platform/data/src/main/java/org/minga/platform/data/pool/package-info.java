/** Connections to a service's own database. */
@NullMarked
package org.minga.platform.data.pool;

import org.jspecify.annotations.NullMarked;
