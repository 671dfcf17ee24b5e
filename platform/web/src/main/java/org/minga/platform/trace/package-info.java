/**
 * W3C trace context and request ids: taken from the request or made, put on the response and on everything sent on.
 */
@NullMarked
package org.minga.platform.trace;

import org.jspecify.annotations.NullMarked;
