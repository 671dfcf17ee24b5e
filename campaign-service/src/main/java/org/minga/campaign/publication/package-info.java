/** Publishing a campaign: voting-service judges the contests first, outside of any transaction. */
@NullMarked
package org.minga.campaign.publication;

import org.jspecify.annotations.NullMarked;
