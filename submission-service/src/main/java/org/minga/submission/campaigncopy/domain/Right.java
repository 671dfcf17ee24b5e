package org.minga.submission.campaigncopy.domain;

/** What a member may do with an organisation's submissions. */
public enum Right {
    READ,
    MODERATE,
    CHANGE
}
