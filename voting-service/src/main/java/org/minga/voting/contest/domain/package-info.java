/** What a contest may be: its definition and the faults of one, its options at the opening, its states. Plain Java. */
@NullMarked
package org.minga.voting.contest.domain;

import org.jspecify.annotations.NullMarked;
