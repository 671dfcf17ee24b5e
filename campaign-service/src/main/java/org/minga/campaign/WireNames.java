package org.minga.campaign;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import org.minga.campaign.organisation.domain.Role;
import org.minga.campaign.phase.domain.PhaseKind;
import org.minga.campaign.rulebook.domain.Moderation;
import org.minga.campaign.rulebook.domain.ResultsVisible;
import org.minga.campaign.rulebook.domain.SubmissionsVisible;

/** Writes and reads the enumerations of the domain by their codes; the domain itself knows no JSON library. */
@Singleton
public class WireNames implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        for (Class<?> type : List.of(
                PhaseKind.class, Role.class, Moderation.class, SubmissionsVisible.class, ResultsVisible.class)) {
            mapper.addMixIn(type, Coded.class);
        }
    }

    /** What the enumerations have in common. */
    interface Coded {
        @JsonValue
        String code();
    }
}
