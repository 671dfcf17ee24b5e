package org.minga.campaign.people;

import org.jspecify.annotations.Nullable;

/** A person's own profile, shown to that person only. */
record ProfileView(
        String id,
        String displayName,
        String locale,
        String zone,
        @Nullable String email) {
    static ProfileView from(PersonRow row) {
        return new ProfileView(row.id, row.displayName, row.locale, row.zone, row.email);
    }

    static ProfileView from(String id, ProfileRequest request) {
        return new ProfileView(id, request.displayName(), request.locale(), request.zone(), request.email());
    }
}
