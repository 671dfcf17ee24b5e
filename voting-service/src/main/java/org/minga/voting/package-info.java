/**
 * Contests and ballots: one question of a campaign, decided by those who take part.
 *
 * <p>A <em>contest</em> belongs to a vote phase. Its <em>options</em> are the published submissions or given ones and are
 * frozen when the phase opens. A <em>ballot</em> is one voter's selections in one contest, changeable until the close;
 * paper ballots come in by pages and have no voter. At the close the box is <em>sealed</em>, counted by {@code tally}, and
 * the <em>result</em> is published as provisional with an audit bundle that anyone can recount; an organiser certifies it.
 */
@NullMarked
package org.minga.voting;

import org.jspecify.annotations.NullMarked;
