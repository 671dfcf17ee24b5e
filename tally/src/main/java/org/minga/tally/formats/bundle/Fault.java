package org.minga.tally.formats.bundle;

/**
 * Something that can't stand in a bundle: the writer refuses it, and a reader finds it.
 *
 * @param reason sentences for people
 */
record Fault(Finding finding, String reason) {}
