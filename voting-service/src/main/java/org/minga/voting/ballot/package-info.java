/**
 * Casting, changing and withdrawing a ballot: the hot path. One statement writes a ballot; it locks the contest in a way
 * that only the seal excludes, and judges open or closed by the time at which the request came in.
 */
@NullMarked
package org.minga.voting.ballot;

import org.jspecify.annotations.NullMarked;
