/** Whole-application facts: layers, contracts, the packaged program. */
@NullMarked
package org.minga.gateway;

import org.jspecify.annotations.NullMarked;
