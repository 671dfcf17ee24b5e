/**
 * How many have cast a ballot: told while a contest is open only if its turnout is live, and always once it is sealed.
 *
 * <p>The figure is counted, and kept for some seconds: at least {@value org.minga.voting.turnout.Turnouts#KEPT_SECONDS}, and
 * {@value org.minga.voting.turnout.Turnouts#REST} times as long as counting took. So however many ask, and however large the
 * box is, a replica spends at most a twentieth of one database connection on it. A counter kept by the batches that write
 * ballots would be one row for which all of them wait, in the very minute in which nobody has time.
 */
@NullMarked
package org.minga.voting.turnout;

import org.jspecify.annotations.NullMarked;
