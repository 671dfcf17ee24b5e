/** HTTP as a load speaks it: many connections, one thread, and as little work as can be. */
@NullMarked
package org.minga.local.cli.bench.wire;

import org.jspecify.annotations.NullMarked;
