/** Tests of the command line. */
@NullMarked
package org.minga.local.cli.command;

import org.jspecify.annotations.NullMarked;
