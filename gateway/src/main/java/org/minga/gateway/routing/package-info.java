/** Finding the service of an operation and carrying a request there and the answer back, never twice where that could do harm. */
@NullMarked
package org.minga.gateway.routing;

import org.jspecify.annotations.NullMarked;
