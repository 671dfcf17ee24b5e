/**
 * The rules of a submission: its life, what may change it, who may see it. Plain Java; refusals are values.
 */
@NullMarked
package org.minga.submission.submission.domain;

import org.jspecify.annotations.NullMarked;
