/** Methods in which ballots name options and the most named options take the seats. */
@NullMarked
package org.minga.tally.methods.seats;

import org.jspecify.annotations.NullMarked;
