package org.minga.submission.submission.domain;

import org.minga.submission.naming.Named;

/** What a submission is meant as. */
public enum SubmissionType implements Named {
    IDEA,
    PROPOSAL,
    ENTRY,
    OPINION,
    INFORMATION,
    FEEDBACK,
    TEST_REPORT
}
