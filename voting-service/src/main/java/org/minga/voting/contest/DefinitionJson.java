package org.minga.voting.contest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.minga.voting.contest.domain.ContestCheck;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestDraft;
import org.minga.voting.contest.domain.DraftCheck;
import org.minga.voting.contest.domain.OptionsAtOpening;

/** What a contest row holds as JSON. */
@ApplicationScoped
public class DefinitionJson {
    private static final TypeReference<List<OptionsAtOpening.LeftOut>> LEFT_OUT = new TypeReference<>() {};

    private final ObjectMapper mapper;

    DefinitionJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(ContestDraft draft) {
        return json(draft);
    }

    ContestDraft draft(String json) {
        try {
            return mapper.readValue(json, ContestDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored contest can't be read", e);
        }
    }

    /** Only sound drafts are stored. */
    public ContestDefinition definition(String json) {
        return switch (DraftCheck.of(draft(json))) {
            case ContestCheck.Sound sound -> sound.definition();
            case ContestCheck.Faulty faulty ->
                throw new IllegalStateException("a stored contest is faulty: " + faulty.faults());
        };
    }

    String write(List<OptionsAtOpening.LeftOut> leftOut) {
        return json(leftOut);
    }

    List<OptionsAtOpening.LeftOut> leftOut(String json) {
        try {
            return mapper.readValue(json, LEFT_OUT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored left-out submissions can't be read", e);
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contest can't be written as JSON", e);
        }
    }
}
