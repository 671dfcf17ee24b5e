/** Elections as files hold them, whatever the format. */
@NullMarked
package org.minga.tally.formats.election;

import org.jspecify.annotations.NullMarked;
