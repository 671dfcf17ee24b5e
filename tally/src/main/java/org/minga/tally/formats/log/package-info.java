/**
 * What a ballot log is made of: commitments to ballots, the entries of the hash tree, and the texts that are signed.
 * Described in {@code contracts/ballot-log.md}; uses nothing but the JDK, so that anyone can check with it.
 */
@NullMarked
package org.minga.tally.formats.log;

import org.jspecify.annotations.NullMarked;
