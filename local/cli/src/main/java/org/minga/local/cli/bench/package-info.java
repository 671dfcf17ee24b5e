/** Measures, apart from the tests: counting on real elections, {@code ./minga bench tally}; casting, in {@code ballots}. */
@NullMarked
package org.minga.local.cli.bench;

import org.jspecify.annotations.NullMarked;
