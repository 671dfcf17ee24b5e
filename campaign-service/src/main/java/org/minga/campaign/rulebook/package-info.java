/** The rules participants were promised, kept in every version that a draft went through. */
@NullMarked
package org.minga.campaign.rulebook;

import org.jspecify.annotations.NullMarked;
