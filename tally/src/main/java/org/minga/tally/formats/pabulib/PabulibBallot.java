package org.minga.tally.formats.pabulib;

import org.minga.tally.methods.ballot.Ballot;

/**
 * One row of the VOTES section.
 *
 * @param line where it begins in the file, from 1
 * @param voter the voter's id in the file
 * @param ballot valid under {@link PabulibElection#ballotRules()}
 */
public record PabulibBallot(long line, String voter, Ballot ballot) {}
