/**
 * Counting methods: grouped ballots and rules in, rounds and a result out. Plain Java on the JDK alone, exact (no
 * floating point anywhere), deterministic: the same ballots in any order give the same tally. Each method carries a
 * version, raised whenever the same ballots would be counted otherwise or the rounds be told otherwise.
 *
 * <p>Words follow the NIST election glossary: a <i>contest</i> has <i>options</i>, a <i>ballot</i> holds one voter's
 * selections.
 */
@NullMarked
package org.minga.tally.methods;

import org.jspecify.annotations.NullMarked;
