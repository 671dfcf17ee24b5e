@NullMarked
package org.minga.local.cli.bench.relay;

import org.jspecify.annotations.NullMarked;
