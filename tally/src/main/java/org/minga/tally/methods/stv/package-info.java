/**
 * Single transferable vote: several seats, rankings, and votes that pass on from options that have more than they need
 * or too few to win. Figures are whole multiples of a smallest unit, as each rule text prescribes.
 */
@NullMarked
package org.minga.tally.methods.stv;

import org.jspecify.annotations.NullMarked;
