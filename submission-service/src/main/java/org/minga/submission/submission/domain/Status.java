package org.minga.submission.submission.domain;

import org.minga.submission.naming.Named;

/** Where a submission stands; {@link Lifecycle} says how it gets there. */
public enum Status implements Named {
    PENDING,
    PUBLISHED,
    DECLINED,
    REMOVED,
    WITHDRAWN
}
