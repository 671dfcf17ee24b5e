/** Who has most points in a campaign. */
@NullMarked
package org.minga.reward.leaderboard;

import org.jspecify.annotations.NullMarked;
