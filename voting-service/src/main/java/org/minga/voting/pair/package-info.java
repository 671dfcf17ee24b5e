/**
 * Wiki surveys: pairwise contests in which the service issues the pairs.
 *
 * <p>A voter is shown two options at a time and says which is better, or skips. One <em>appearance</em> of a pair is open
 * per voter at any time, no pair is shown twice to the same voter, and a choice needs the appearance it answers. Each
 * choice is a ballot of its own in the box, under a tag of voter and appearance, so that one appearance is one choice
 * whatever races; a skip never gets into the box or the log. Submissions that are published while the contest is open
 * join its options at once; withdrawn ones are not shown any more but keep the choices they were in.
 */
@NullMarked
package org.minga.voting.pair;

import org.jspecify.annotations.NullMarked;
