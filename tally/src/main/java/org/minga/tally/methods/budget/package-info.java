/** Methods that fund options out of a budget. */
@NullMarked
package org.minga.tally.methods.budget;

import org.jspecify.annotations.NullMarked;
