package org.minga.tally.formats.pabulib;

/**
 * A file that can't be used, and the first reason why.
 *
 * @param line where the row begins, from 1; 0 where it concerns the file as a whole
 * @param column the field in the row, from 1; 0 where it concerns the row as a whole
 * @param reason one or two sentences for people
 */
public record PabulibRefusal(long line, int column, String reason) implements PabulibRead {}
