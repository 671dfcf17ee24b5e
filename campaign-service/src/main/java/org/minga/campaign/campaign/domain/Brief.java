package org.minga.campaign.campaign.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What is asked, of whom and to which end. Texts are maps from BCP 47 language tag to text. */
public record Brief(
        Map<String, String> title,
        Map<String, String> problem,
        String purpose,
        ZoneId zone,
        List<String> languages,
        List<Goal> goals) {
    public Brief {
        title = Map.copyOf(title);
        problem = Map.copyOf(problem);
        languages = List.copyOf(languages);
        goals = List.copyOf(goals);
    }
}
