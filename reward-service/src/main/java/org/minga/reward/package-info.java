/**
 * Turns what happened elsewhere into recognition. A <em>scheme</em> holds the rules of a campaign; a <em>rule</em> says on
 * which occasion what is granted; a <em>fact</em> is what other services told us; a <em>cause</em> is what a reward is given
 * for, once per rule and person. <em>Settling</em> compares what the facts entitle people to with what they hold and
 * writes the difference as <em>movements</em>: grants and reversals. Points move between the accounts of a double-entry
 * <em>ledger</em>. Nothing that was written is ever changed.
 */
@NullMarked
package org.minga.reward;

import org.jspecify.annotations.NullMarked;
