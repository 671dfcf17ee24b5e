package org.minga.tally.formats.pabulib;

/** What reading a file came to. */
public sealed interface PabulibRead permits PabulibElection, PabulibRefusal {}
