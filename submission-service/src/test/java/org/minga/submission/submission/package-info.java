/** Tests of submissions over HTTP. */
@NullMarked
package org.minga.submission.submission;

import org.jspecify.annotations.NullMarked;
