package org.minga.campaign.organisation;

import jakarta.validation.constraints.NotNull;
import org.minga.campaign.organisation.domain.Role;

/** The role a person gets. */
record MemberRequest(@NotNull Role role) {}
