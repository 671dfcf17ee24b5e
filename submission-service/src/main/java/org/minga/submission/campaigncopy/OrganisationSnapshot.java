package org.minga.submission.campaigncopy;

import java.util.List;
import java.util.UUID;

/** What this service reads of an organisation: who belongs to it. */
record OrganisationSnapshot(UUID organisationId, List<Member> members) {

    record Member(String personId, String role) {}
}
