@NullMarked
package org.minga.local.cli.bench;

import org.jspecify.annotations.NullMarked;
