package org.minga.submission.submission.domain;

import org.minga.submission.naming.Named;

/**
 * What happened, for those who listen. RESTORED is the return of something that had been public before it was taken
 * away; whatever a moderator lets out otherwise is PUBLISHED.
 */
public enum Fact implements Named {
    SUBMITTED,
    PUBLISHED,
    EDITED,
    WITHDRAWN,
    DECLINED,
    REMOVED,
    RESTORED
}
