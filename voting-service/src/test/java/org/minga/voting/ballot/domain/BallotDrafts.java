package org.minga.voting.ballot.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.minga.platform.json.Json;

/** Ballots as they are sent. */
public final class BallotDrafts {
    private static final ObjectMapper JSON = Json.newMapper();

    private BallotDrafts() {}

    /** @param members with single quotes for double ones */
    public static BallotDraft json(String members) {
        try {
            return JSON.readValue("{" + members.replace('\'', '"') + "}", BallotDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(members, e);
        }
    }
}
