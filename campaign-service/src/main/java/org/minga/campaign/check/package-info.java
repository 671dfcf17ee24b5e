/** Constraints on what clients send that Bean Validation has no word for. */
@NullMarked
package org.minga.campaign.check;

import org.jspecify.annotations.NullMarked;
