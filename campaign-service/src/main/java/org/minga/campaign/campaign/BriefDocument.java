package org.minga.campaign.campaign;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.minga.campaign.campaign.domain.Brief;
import org.minga.campaign.campaign.domain.Goal;

/** The texts and goals of a campaign as one JSON document: nothing is ever asked of the database by their parts. */
final class BriefDocument {
    private BriefDocument() {}

    static JsonObject write(Brief brief) {
        JsonArray goals = new JsonArray();
        for (Goal goal : brief.goals()) {
            goals.add(new JsonObject()
                    .put("metric", goal.metric())
                    .put("target", goal.target())
                    .put("unit", goal.unit()));
        }
        return new JsonObject()
                .put("title", texts(brief.title()))
                .put("brief", texts(brief.problem()))
                .put("languages", new JsonArray(brief.languages()))
                .put("goals", goals);
    }

    static Brief read(JsonObject document, String purpose, String zone) {
        JsonArray languages = document.getJsonArray("languages");
        JsonArray goals = document.getJsonArray("goals");
        return new Brief(
                texts(document.getJsonObject("title")),
                texts(document.getJsonObject("brief")),
                purpose,
                ZoneId.of(zone),
                languages.stream().map(String.class::cast).toList(),
                IntStream.range(0, goals.size())
                        .mapToObj(goals::getJsonObject)
                        .map(BriefDocument::goal)
                        .toList());
    }

    private static Goal goal(JsonObject goal) {
        return new Goal(goal.getString("metric"), goal.getLong("target"), goal.getString("unit"));
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::put);
        return object;
    }

    private static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : List.copyOf(object.fieldNames())) {
            texts.put(language, object.getString(language));
        }
        return texts;
    }
}
