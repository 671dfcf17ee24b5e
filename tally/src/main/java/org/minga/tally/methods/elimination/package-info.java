/**
 * Methods that eliminate options round by round and pass their ballots on: instant runoff with what statutes ask for,
 * the contingent vote, and ranked choice for several seats as RCTab counts it.
 */
@NullMarked
package org.minga.tally.methods.elimination;

import org.jspecify.annotations.NullMarked;
