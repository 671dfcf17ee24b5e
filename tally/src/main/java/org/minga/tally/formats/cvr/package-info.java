/**
 * Cast vote records of any election, one line or object for each group of equal ballots: written for whoever wants to
 * count again with other tools, and read back.
 */
@NullMarked
package org.minga.tally.formats.cvr;

import org.jspecify.annotations.NullMarked;
