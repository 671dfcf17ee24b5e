/** What the organisation decided in the end, per submission and with reasons. Published once. */
@NullMarked
package org.minga.campaign.outcome;

import org.jspecify.annotations.NullMarked;
