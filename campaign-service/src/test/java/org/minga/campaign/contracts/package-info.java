/** What this service says to others, held against the contracts. */
@NullMarked
package org.minga.campaign.contracts;

import org.jspecify.annotations.NullMarked;
