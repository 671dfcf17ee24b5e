/** All methods there are, each with its standard rules, a summary and its source. */
@NullMarked
package org.minga.tally.methods.catalogue;

import org.jspecify.annotations.NullMarked;
