/**
 * Who may take part in a contest: rolls of voters that organisers upload page by page, frozen when the contest opens, and
 * the answer whether somebody is on one.
 *
 * <p>The <em>hash of a roll</em> is the SHA-256 over one line for each voter, {@code personId SP weight LF} in UTF-8, the lines
 * sorted by their bytes. Person ids hold no blanks, so no two rolls have the same text.
 */
@NullMarked
package org.minga.voting.electorate;

import org.jspecify.annotations.NullMarked;
