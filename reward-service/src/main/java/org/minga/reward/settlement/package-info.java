/** Brings what is held in line with what the facts entitle to. */
@NullMarked
package org.minga.reward.settlement;

import org.jspecify.annotations.NullMarked;
