/** Measures how long a platform takes to be ready, and the memory it then holds: {@code ./minga bench start}. */
@NullMarked
package org.minga.local.cli.bench.start;

import org.jspecify.annotations.NullMarked;
