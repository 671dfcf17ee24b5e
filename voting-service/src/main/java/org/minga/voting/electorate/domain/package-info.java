/** Who may take part, and what a page of a voter roll holds: plain values. */
@NullMarked
package org.minga.voting.electorate.domain;

import org.jspecify.annotations.NullMarked;
