/** How a process that is asked to end takes its leave, so that nobody who asks it something is left without an answer. */
@NullMarked
package org.minga.platform.leaving;

import org.jspecify.annotations.NullMarked;
