@NullMarked
package org.minga.tally.methods.elimination;

import org.jspecify.annotations.NullMarked;
