/** Classes that break the rules of counting on purpose, to prove that the rules can fail. */
@NullMarked
package org.minga.tally.methods.planted;

import org.jspecify.annotations.NullMarked;
