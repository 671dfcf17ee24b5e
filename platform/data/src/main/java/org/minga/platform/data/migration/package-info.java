/** How the schema is brought up to date, and how a service that may not do it itself sees that it was. */
@NullMarked
package org.minga.platform.data.migration;

import org.jspecify.annotations.NullMarked;
