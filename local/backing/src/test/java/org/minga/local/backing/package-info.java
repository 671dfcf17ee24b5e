/** Tests with the real servers. */
@NullMarked
package org.minga.local.backing;

import org.jspecify.annotations.NullMarked;
