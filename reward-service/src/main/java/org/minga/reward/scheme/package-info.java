/** What organisers do: make a scheme, look at its ledger. */
@NullMarked
package org.minga.reward.scheme;

import org.jspecify.annotations.NullMarked;
