/** What other services told us about a campaign, newest snapshot each, whatever order it came in. */
@NullMarked
package org.minga.reward.fact;

import org.jspecify.annotations.NullMarked;
