/** Tests of the command line. */
@NullMarked
package org.minga.local.cli.platform;

import org.jspecify.annotations.NullMarked;
