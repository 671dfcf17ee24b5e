/** Tests of the election files as a whole. */
@NullMarked
package org.minga.tally.formats;

import org.jspecify.annotations.NullMarked;
