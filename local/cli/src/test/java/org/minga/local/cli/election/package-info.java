/** Tests of the command line. */
@NullMarked
package org.minga.local.cli.election;

import org.jspecify.annotations.NullMarked;
