/** Who knocks: the bearer token is verified here once and again by the service, and the scope of the operation is checked in both places. */
@NullMarked
package org.minga.gateway.identity;

import org.jspecify.annotations.NullMarked;
