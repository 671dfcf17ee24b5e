/**
 * Results after the close: shown to everybody as provisional, with the audit bundle to recount them from, and certified
 * by an organiser.
 */
@NullMarked
package org.minga.voting.result;

import org.jspecify.annotations.NullMarked;
