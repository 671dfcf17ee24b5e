package org.minga.reward.ledger;

import java.time.Instant;
import org.minga.reward.ledger.domain.Entry;

/** An entry and when it was written. */
public record PostedEntry(Entry entry, Instant postedAt) {}
