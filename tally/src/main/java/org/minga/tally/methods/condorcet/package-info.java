/** Methods that compare options two by two: whoever beats everyone else so wins in all of them. */
@NullMarked
package org.minga.tally.methods.condorcet;

import org.jspecify.annotations.NullMarked;
