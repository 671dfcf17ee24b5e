/** Reading of comma-separated rows out of hostile files, for the formats that consist of them. */
@NullMarked
package org.minga.tally.formats.csv;

import org.jspecify.annotations.NullMarked;
