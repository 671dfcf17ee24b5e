/** The rules of a campaign's scheme, as stored. */
@NullMarked
package org.minga.reward.rule;

import org.jspecify.annotations.NullMarked;
