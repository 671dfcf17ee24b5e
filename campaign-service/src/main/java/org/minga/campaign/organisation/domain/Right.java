package org.minga.campaign.organisation.domain;

import java.util.Arrays;
import java.util.List;

/** What one wants to do with something that belongs to an organisation. */
public enum Right {
    READ,
    CHANGE,
    MANAGE_MEMBERS;

    /** The roles that have this right, the strongest first. */
    public List<Role> roles() {
        return Arrays.stream(Role.values()).filter(role -> role.grants(this)).toList();
    }
}
