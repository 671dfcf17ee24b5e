package org.minga.campaign.organisation;

import org.minga.campaign.organisation.domain.Role;

/** A member of an organisation. */
record MemberView(String personId, Role role) {}
