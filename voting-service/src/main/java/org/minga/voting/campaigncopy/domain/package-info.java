/** Campaigns, phases and submissions as voting knows them: plain values. */
@NullMarked
package org.minga.voting.campaigncopy.domain;

import org.jspecify.annotations.NullMarked;
