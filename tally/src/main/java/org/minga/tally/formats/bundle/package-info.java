/**
 * The audit bundle: one file from which anyone can recount a contest, byte for byte. Written in one pass while the
 * ballots are counted, read back in one pass in bounded memory. The format is described in {@code
 * contracts/bundle.md}.
 */
@NullMarked
package org.minga.tally.formats.bundle;

import org.jspecify.annotations.NullMarked;
