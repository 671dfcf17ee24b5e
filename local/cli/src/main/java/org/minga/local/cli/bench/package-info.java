/** Measures counting on real elections, apart from the tests: {@code ./minga bench tally}. */
@NullMarked
package org.minga.local.cli.bench;

import org.jspecify.annotations.NullMarked;
