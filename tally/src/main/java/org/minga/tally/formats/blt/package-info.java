/**
 * Ballot files of STV programs, {@code .blt}: numbers of options and seats, withdrawn options, ballots with weights,
 * names and a title. Reads what OpenSTV, OpaVote, Droop and Scottish councils write.
 */
@NullMarked
package org.minga.tally.formats.blt;

import org.jspecify.annotations.NullMarked;
