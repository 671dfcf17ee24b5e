/**
 * Small copies of what other services own and voting needs to decide by itself: who belongs to an organisation, a
 * campaign's phases, a campaign's submissions. Written by events only, each applied when its sequence is higher.
 */
@NullMarked
package org.minga.voting.campaigncopy;

import org.jspecify.annotations.NullMarked;
