/** Tests of moderation over HTTP. */
@NullMarked
package org.minga.submission.moderation;

import org.jspecify.annotations.NullMarked;
