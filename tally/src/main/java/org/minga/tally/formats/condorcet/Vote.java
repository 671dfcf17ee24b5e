package org.minga.tally.formats.condorcet;

import java.util.List;

/**
 * A line of votes.
 *
 * @param ranks best first, none empty
 * @param times quantifier times weight
 */
record Vote(List<List<String>> ranks, long times) {}
