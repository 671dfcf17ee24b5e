/**
 * Paper ballots, taken in by an organiser page by page: audited (who, when, the hash of the content), repeatable without
 * effect, in order, and resumable. A paper ballot has no voter. Only counts leave in events, and nothing is shown here of
 * how much has come in while the contest is open.
 */
@NullMarked
package org.minga.voting.paper;

import org.jspecify.annotations.NullMarked;
