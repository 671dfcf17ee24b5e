/** The public server: takes connections, puts every request through the same steps in the same order, and leaves in good order. */
@NullMarked
package org.minga.gateway.edge;

import org.jspecify.annotations.NullMarked;
