/**
 * What a voter hands in and what a contest lets them hand in: ballots as a sealed family, the rules each kind is held
 * to, and the options on the paper. A ballot may be wrong; the rules then name every fault with the place it is in, as
 * values. Nothing here but the JDK.
 */
@NullMarked
package org.minga.tally.methods.ballot;

import org.jspecify.annotations.NullMarked;
