package org.minga.tally.methods;

/**
 * A method as the catalogue shows it.
 *
 * @param standard its rules with the value that each parameter has when none is given
 * @param title its usual English name
 * @param summary how it counts, in two or three sentences that an organiser understands
 * @param source the law, standard, paper or rule text that defines what is implemented
 */
public record MethodDescription(MethodRules standard, String title, String summary, String source) {}
