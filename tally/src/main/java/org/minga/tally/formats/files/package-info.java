/** Reads an election from a file of any format that is known here. */
@NullMarked
package org.minga.tally.formats.files;

import org.jspecify.annotations.NullMarked;
