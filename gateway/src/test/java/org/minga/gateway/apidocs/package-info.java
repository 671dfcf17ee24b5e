/** Merging API documents. */
@NullMarked
package org.minga.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
