/** Rules of routing without I/O. */
@NullMarked
package org.minga.gateway.routing;

import org.jspecify.annotations.NullMarked;
