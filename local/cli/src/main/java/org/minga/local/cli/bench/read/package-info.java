/** Measures reading through the gateway beside a server that only says hello: {@code ./minga bench read}. */
@NullMarked
package org.minga.local.cli.bench.read;

import org.jspecify.annotations.NullMarked;
