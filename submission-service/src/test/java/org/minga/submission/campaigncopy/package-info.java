/** Tests of the copies that events feed. */
@NullMarked
package org.minga.submission.campaigncopy;

import org.jspecify.annotations.NullMarked;
