package org.minga.campaign.people;

import java.util.List;

/** The people found; ids that are unknown are simply not among them. */
record PersonNamesView(List<PersonNameView> items) {}
