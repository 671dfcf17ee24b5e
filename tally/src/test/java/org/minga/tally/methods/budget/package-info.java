@NullMarked
package org.minga.tally.methods.budget;

import org.jspecify.annotations.NullMarked;
