/** Gauges of what travels between services: events that wait to go out, to be taken in, or that were put aside. */
@NullMarked
package org.minga.platform.data.watch;

import org.jspecify.annotations.NullMarked;
