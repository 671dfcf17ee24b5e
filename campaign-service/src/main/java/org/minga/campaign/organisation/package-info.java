/** The hosts of campaigns, their members and what each role may do. Every admin operation of this service asks here for access. */
@NullMarked
package org.minga.campaign.organisation;

import org.jspecify.annotations.NullMarked;
