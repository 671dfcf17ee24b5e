/** What a request's fields must look like, as Bean Validation constraints; all violations are told at once. */
@NullMarked
package org.minga.submission.validation;

import org.jspecify.annotations.NullMarked;
