/** What people chose to tell about themselves: the only personal data of the platform. Others see the display name, nothing else. */
@NullMarked
package org.minga.campaign.people;

import org.jspecify.annotations.NullMarked;
