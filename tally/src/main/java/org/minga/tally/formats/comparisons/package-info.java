/** Votes of wiki surveys: a row for each choice between two options. */
@NullMarked
package org.minga.tally.formats.comparisons;

import org.jspecify.annotations.NullMarked;
