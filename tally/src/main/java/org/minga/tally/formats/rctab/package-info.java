/**
 * Ranked-choice elections as RCTab, the tabulator of the Ranked Choice Voting Resource Center, knows them: a
 * configuration in JSON with candidates and rules, and cast vote records as comma-separated rows of ranks.
 */
@NullMarked
package org.minga.tally.formats.rctab;

import org.jspecify.annotations.NullMarked;
