/** The Condorcet Election Format, version 1: {@code .cvotes}. */
@NullMarked
package org.minga.tally.formats.condorcet;

import org.jspecify.annotations.NullMarked;
