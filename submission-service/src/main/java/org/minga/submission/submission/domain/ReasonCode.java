package org.minga.submission.submission.domain;

import org.minga.submission.naming.Named;

/** Why a submission was declined or removed; the public may read it. */
public enum ReasonCode implements Named {
    OFF_TOPIC,
    DUPLICATE,
    UNLAWFUL,
    PERSONAL_DATA,
    INSULT,
    SPAM,
    INCOMPLETE
}
