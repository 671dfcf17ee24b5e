package org.minga.campaign.rulebook.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What participants are promised. Two campaigns with the same rules have the same hash. */
public record Rules(
        SubmissionsVisible submissionsVisible,
        Moderation moderation,
        int submissionsPerParticipant,
        ResultsVisible resultsVisible) {
    public static final int MOST_SUBMISSIONS = 1000;

    public Rules {
        if (submissionsPerParticipant < 1 || submissionsPerParticipant > MOST_SUBMISSIONS) {
            throw new IllegalArgumentException("submissions per participant: " + submissionsPerParticipant);
        }
    }

    /** RFC 8785 canonical JSON. The values are words and one integer, so nothing needs escaping. */
    public String canonical() {
        return "{\"moderation\":\"" + moderation.code()
                + "\",\"resultsVisible\":\"" + resultsVisible.code()
                + "\",\"submissionsPerParticipant\":" + submissionsPerParticipant
                + ",\"submissionsVisible\":\"" + submissionsVisible.code() + "\"}";
    }

    public String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
