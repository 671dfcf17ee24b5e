/** How many requests and connections of whom, and for how long one may say nothing. */
@NullMarked
package org.minga.gateway.limits;

import org.jspecify.annotations.NullMarked;
