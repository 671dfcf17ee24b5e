/** A real city's participatory budget, from a Pabulib file to a certified result and an outcome, through the gateway. */
@NullMarked
package org.minga.local.cli.election;

import org.jspecify.annotations.NullMarked;
