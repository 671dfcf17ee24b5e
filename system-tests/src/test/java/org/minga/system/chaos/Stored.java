package org.minga.system.chaos;

import java.util.Map;

/**
 * What the services hold when everything has come to rest.
 *
 * @param submissions how many of each title
 * @param ledgerEntries how many postings each title was rewarded with
 * @param ballots the ballot of each voter who has one
 * @param profiles the name in each profile, by its owner
 */
public record Stored(
        Map<String, Integer> submissions,
        Map<String, Integer> ledgerEntries,
        Map<String, Ballot> ballots,
        Map<String, String> profiles) {

    public record Ballot(long version, String selections) {}
}
