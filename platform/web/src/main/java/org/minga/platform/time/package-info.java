/**
 * The clock as an input: inject {@link java.time.InstantSource}, never ask the system.
 */
@NullMarked
package org.minga.platform.time;

import org.jspecify.annotations.NullMarked;
