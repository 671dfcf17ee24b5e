/** Counts an election file under rules given on the command line: {@code ./minga tally}. */
@NullMarked
package org.minga.local.cli.tally;

import org.jspecify.annotations.NullMarked;
