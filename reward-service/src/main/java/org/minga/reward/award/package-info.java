/** Rewards held by people, each movement with its reason, and where people read them. */
@NullMarked
package org.minga.reward.award;

import org.jspecify.annotations.NullMarked;
