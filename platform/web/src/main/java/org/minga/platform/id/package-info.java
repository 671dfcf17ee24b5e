/**
 * New ids as an input: inject {@link org.minga.platform.id.Ids}, never make a random one.
 */
@NullMarked
package org.minga.platform.id;

import org.jspecify.annotations.NullMarked;
