/** Code that breaks the rules on purpose. */
@NullMarked
package org.minga.gateway.planted;

import org.jspecify.annotations.NullMarked;
