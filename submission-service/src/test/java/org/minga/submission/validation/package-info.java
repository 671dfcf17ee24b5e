/** Tests of what fields must look like. */
@NullMarked
package org.minga.submission.validation;

import org.jspecify.annotations.NullMarked;
