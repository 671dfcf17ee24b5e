@NullMarked
package org.minga.local.cli.conformance;

import org.jspecify.annotations.NullMarked;
