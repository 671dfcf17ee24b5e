/** Where work goes on: every request has a Vert.x context of its own. */
@NullMarked
package org.minga.platform.context;

import org.jspecify.annotations.NullMarked;
