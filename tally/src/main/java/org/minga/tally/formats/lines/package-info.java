/** Text files line by line, in bounded memory: what the readers of line-based formats have in common. */
@NullMarked
package org.minga.tally.formats.lines;

import org.jspecify.annotations.NullMarked;
