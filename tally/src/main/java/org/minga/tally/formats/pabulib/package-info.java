/**
 * Participatory budgets in the Pabulib format (.pb): a text file of three sections, META, PROJECTS and VOTES, in CSV
 * with semicolons. A file is read twice: once to check all of it, so that no half of a broken file is ever used, and
 * then again, ballot by ballot, in memory that grows only by a few bytes per voter. See <a
 * href="https://pabulib.org/format">pabulib.org/format</a>.
 */
@NullMarked
package org.minga.tally.formats.pabulib;

import org.jspecify.annotations.NullMarked;
