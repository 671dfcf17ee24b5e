/** Tests with real processes. */
@NullMarked
package org.minga.local.backing.process;

import org.jspecify.annotations.NullMarked;
