/** Work that is done together for all who ask for it at the same time. */
@NullMarked
package org.minga.platform.batching;

import org.jspecify.annotations.NullMarked;
