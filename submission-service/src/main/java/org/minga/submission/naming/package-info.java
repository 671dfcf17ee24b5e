/** How constants are called outside the code. Plain Java, used by the domain packages. */
@NullMarked
package org.minga.submission.naming;

import org.jspecify.annotations.NullMarked;
