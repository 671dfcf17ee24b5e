/**
 * What happens to a contest after its close, in three steps of one transaction each: the seal ends the casting, then
 * it is published who took part, then the ballots are counted and the audit bundle is written. A step that was cut off
 * left nothing behind and is taken again at the next tick; one that committed is never taken again. Of several replicas
 * one takes a step, the others pass by.
 *
 * <p>Runs on a worker thread and waits for the database there: ballots flow from a cursor through the count into the
 * bundle, and never are in memory together.
 */
@NullMarked
package org.minga.voting.closing;

import org.jspecify.annotations.NullMarked;
