/** Rankings as PrefLib keeps them: {@code .soc}, {@code .soi}, {@code .toc} and {@code .toi}. */
@NullMarked
package org.minga.tally.formats.preflib;

import org.jspecify.annotations.NullMarked;
