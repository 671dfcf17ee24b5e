/**
 * Child processes that are started with a log file, awaited with a deadline and ended with all their children, and the
 * ports and folders they compete for. A process is known by its pid and its start mark, so that a pid that was given to
 * somebody else is never signalled.
 */
@NullMarked
package org.minga.local.backing.process;

import org.jspecify.annotations.NullMarked;
