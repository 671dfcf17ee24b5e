/** Tests of the command line. */
@NullMarked
package org.minga.local.cli.api;

import org.jspecify.annotations.NullMarked;
