/** Ballot files of STV programs, with the quirks they come with. */
@NullMarked
package org.minga.tally.formats.blt;

import org.jspecify.annotations.NullMarked;
