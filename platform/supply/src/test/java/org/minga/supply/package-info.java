/** Holds what we ship to what we may ship. */
@NullMarked
package org.minga.supply;

import org.jspecify.annotations.NullMarked;
