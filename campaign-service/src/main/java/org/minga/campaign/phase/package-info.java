/** The phases of campaigns as they are stored. */
@NullMarked
package org.minga.campaign.phase;

import org.jspecify.annotations.NullMarked;
