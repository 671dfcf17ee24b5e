/** Tests of counting as a whole, with invented elections and a second, naive count to compare with. */
@NullMarked
package org.minga.tally;

import org.jspecify.annotations.NullMarked;
