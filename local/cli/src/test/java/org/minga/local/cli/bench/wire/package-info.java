@NullMarked
package org.minga.local.cli.bench.wire;

import org.jspecify.annotations.NullMarked;
