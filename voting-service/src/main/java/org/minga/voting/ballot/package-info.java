/**
 * Casting, changing and withdrawing a ballot: the hot path. Ballots that come at the same time are written together; each
 * batch locks its contests in a way that only the seal excludes, and judges open or closed by the time at which each
 * request came in.
 */
@NullMarked
package org.minga.voting.ballot;

import org.jspecify.annotations.NullMarked;
