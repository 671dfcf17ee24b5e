/** What every service's tests stand on: real servers, signed tokens, events in and out, a clock that can be moved. */
@NullMarked
package org.minga.platform.testkit;

import org.jspecify.annotations.NullMarked;
