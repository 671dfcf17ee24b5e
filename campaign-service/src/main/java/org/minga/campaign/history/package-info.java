/** What was done to a campaign, by whom, when and why; and the part of it that the public is told. */
@NullMarked
package org.minga.campaign.history;

import org.jspecify.annotations.NullMarked;
