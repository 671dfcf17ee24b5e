/**
 * Measures the last minutes before a deadline on a private platform: {@code ./minga bench ballots} and {@code ./minga
 * bench spike}. One thread speaks HTTP over many connections; every answer is compared with the rows afterwards.
 */
@NullMarked
package org.minga.local.cli.bench.ballots;

import org.jspecify.annotations.NullMarked;
