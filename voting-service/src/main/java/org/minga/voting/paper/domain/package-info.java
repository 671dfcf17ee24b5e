/** What is on a page of paper ballots, and what is wrong with it. Plain Java. */
@NullMarked
package org.minga.voting.paper.domain;

import org.jspecify.annotations.NullMarked;
