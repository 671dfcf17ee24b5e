/** Tests of the command line. */
@NullMarked
package org.minga.local.cli;

import org.jspecify.annotations.NullMarked;
