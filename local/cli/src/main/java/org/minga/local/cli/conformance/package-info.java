/** Holds our counts against trusted results: {@code ./minga conformance}. */
@NullMarked
package org.minga.local.cli.conformance;

import org.jspecify.annotations.NullMarked;
