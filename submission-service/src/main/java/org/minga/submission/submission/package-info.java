/**
 * Submissions from hand-in to withdrawal: the public door ({@link SubmissionResource}) and the organisation's own
 * ({@link AdminSubmissionResource}). {@link SubmissionChanges} is the one way in which a change reaches the database: the
 * row, its revision, the author's place and the events, in one transaction.
 */
@NullMarked
package org.minga.submission.submission;

import org.jspecify.annotations.NullMarked;
