package org.minga.submission.submission.domain;

import org.minga.submission.campaigncopy.domain.Role;

/** Who looks, and through which door: a member is one only at the organisation's own (admin) exits. */
public sealed interface Viewer {

    record Anyone() implements Viewer {}

    record Person(String subject) implements Viewer {}

    /** Another service that reads the events: told of every status, and never more than it needs to act. */
    record Service() implements Viewer {}

    record Member(String subject, Role role) implements Viewer {}
}
