package org.minga.campaign.people;

/** What anybody may know of a person: how they want to be called. */
record PersonNameView(String id, String displayName) {
    static PersonNameView from(PersonRow row) {
        return new PersonNameView(row.id, row.displayName);
    }
}
