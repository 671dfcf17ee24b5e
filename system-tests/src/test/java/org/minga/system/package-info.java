/** The whole platform, from outside: through the gateway only, on servers and processes of its own. */
@NullMarked
package org.minga.system;

import org.jspecify.annotations.NullMarked;
