/** Methods that judge options by choices between two of them at a time. */
@NullMarked
package org.minga.tally.methods.pairwise;

import org.jspecify.annotations.NullMarked;
