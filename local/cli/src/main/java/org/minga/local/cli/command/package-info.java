/** One class per command of {@code ./minga}: reads its arguments, does its work through the other packages, prints for people. */
@NullMarked
package org.minga.local.cli.command;

import org.jspecify.annotations.NullMarked;
