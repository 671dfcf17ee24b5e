package org.minga.tally.methods.budget;

import java.util.List;

/**
 * One option bought out of equal shares.
 *
 * @param option its index
 * @param price per unit of utility
 * @param supporters how many ballots paid
 * @param level the options that had the same price, this one first; itself only if there was no tie
 * @param decisive whether taking another of them might have led elsewhere
 */
record Purchase(int option, Price price, long supporters, List<Integer> level, boolean decisive) {}
