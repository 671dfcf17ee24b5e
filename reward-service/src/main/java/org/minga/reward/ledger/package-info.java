/** Points as double-entry book-keeping: accounts, entries, postings, trial balance. */
@NullMarked
package org.minga.reward.ledger;

import org.jspecify.annotations.NullMarked;
