/**
 * What a submission must know of its campaign: dates, rules and who belongs to the host organisation. Values from the
 * wire that are not known here are read as the stricter rule, so that a newer publisher can't open a door by accident.
 */
@NullMarked
package org.minga.submission.campaigncopy.domain;

import org.jspecify.annotations.NullMarked;
