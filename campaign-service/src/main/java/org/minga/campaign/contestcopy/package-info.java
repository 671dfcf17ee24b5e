/** A small copy of the contests of voting-service, fed by its events: enough to know whether all of them are certified. */
@NullMarked
package org.minga.campaign.contestcopy;

import org.jspecify.annotations.NullMarked;
