/** An entry that cannot be unbalanced. Knows no framework. */
@NullMarked
package org.minga.reward.ledger.domain;

import org.jspecify.annotations.NullMarked;
