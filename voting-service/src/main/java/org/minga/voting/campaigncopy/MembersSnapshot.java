package org.minga.voting.campaigncopy;

import java.util.List;
import java.util.UUID;

/** What voting reads of {@code minga.organisation.members_changed.v1}. */
record MembersSnapshot(UUID organisationId, List<Member> members) {
    record Member(String personId, String role) {}
}
