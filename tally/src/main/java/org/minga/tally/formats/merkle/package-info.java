/** Hash trees over logs after RFC 6962, which prove that an entry is in a log and that a log only grew. */
@NullMarked
package org.minga.tally.formats.merkle;

import org.jspecify.annotations.NullMarked;
