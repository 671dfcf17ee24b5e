/** Methods in which the place of an option on a ballot, and not whom it stands before, decides what it gets. */
@NullMarked
package org.minga.tally.methods.positional;

import org.jspecify.annotations.NullMarked;
