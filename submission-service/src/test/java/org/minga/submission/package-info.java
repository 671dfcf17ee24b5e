/** Tests of submission-service. */
@NullMarked
package org.minga.submission;

import org.jspecify.annotations.NullMarked;
