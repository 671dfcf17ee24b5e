/** Starting a service, and the chores an operator runs with the same jar. */
@NullMarked
package org.minga.platform.data.lifecycle;

import org.jspecify.annotations.NullMarked;
