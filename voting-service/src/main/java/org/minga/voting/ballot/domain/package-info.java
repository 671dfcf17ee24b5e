/** What a voter sends, and whether it is a ballot of the contest. Plain Java. */
@NullMarked
package org.minga.voting.ballot.domain;

import org.jspecify.annotations.NullMarked;
