@NullMarked
package org.minga.local.cli.bench.ballots;

import org.jspecify.annotations.NullMarked;
