package org.minga.submission.submission.domain;

/** What can happen to a submission after it was handed in. */
public enum Step {
    EDIT_FOR_REVIEW,
    EDIT_IN_PUBLIC,
    WITHDRAW,
    APPROVE,
    DECLINE,
    REMOVE,
    RESTORE
}
