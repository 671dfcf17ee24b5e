@NullMarked
package org.minga.local.cli.bench.read;

import org.jspecify.annotations.NullMarked;
