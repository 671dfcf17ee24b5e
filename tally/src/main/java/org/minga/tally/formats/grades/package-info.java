/** Tables of grades: a row for each ballot, a column for each option. */
@NullMarked
package org.minga.tally.formats.grades;

import org.jspecify.annotations.NullMarked;
