/** What counters have in common: adding up exactly, grouping rankings. For the methods, not for their users. */
@NullMarked
package org.minga.tally.methods.counting;

import org.jspecify.annotations.NullMarked;
