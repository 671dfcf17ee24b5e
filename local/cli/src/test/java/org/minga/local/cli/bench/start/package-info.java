@NullMarked
package org.minga.local.cli.bench.start;

import org.jspecify.annotations.NullMarked;
