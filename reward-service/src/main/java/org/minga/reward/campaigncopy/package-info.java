/** Our small copy of campaigns, organisations and who belongs to them, fed by events and asked for permission. */
@NullMarked
package org.minga.reward.campaigncopy;

import org.jspecify.annotations.NullMarked;
