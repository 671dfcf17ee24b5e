/**
 * Measures, apart from the tests: counting on real elections, {@code ./minga bench tally}; and, in packages of their own,
 * what a private platform takes in, gives out, sends on and needs.
 */
@NullMarked
package org.minga.local.cli.bench;

import org.jspecify.annotations.NullMarked;
