package org.minga.campaign.outcome;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What was decided, with reasons. */
record OutcomeView(UUID campaignId, Map<String, String> summary, List<Decision> decisions, Instant publishedAt) {
    static OutcomeView of(UUID campaignId, OutcomeRequest request, Instant publishedAt) {
        return new OutcomeView(
                campaignId,
                request.summary(),
                request.decisions().stream()
                        .map(decision -> new Decision(decision.submissionId(), decision.decision(), decision.reason()))
                        .toList(),
                publishedAt);
    }

    static OutcomeView from(OutcomeRow row) {
        JsonArray decisions = row.content.getJsonArray("decisions");
        return new OutcomeView(
                row.campaignId,
                texts(row.content.getJsonObject("summary")),
                IntStream.range(0, decisions.size())
                        .mapToObj(decisions::getJsonObject)
                        .map(OutcomeView::decision)
                        .toList(),
                row.publishedAt);
    }

    OutcomeRow toRow() {
        JsonArray list = new JsonArray();
        for (Decision decision : decisions) {
            list.add(new JsonObject()
                    .put("submissionId", decision.submissionId().toString())
                    .put("decision", decision.decision().code())
                    .put("reason", texts(decision.reason())));
        }
        OutcomeRow row = new OutcomeRow();
        row.campaignId = campaignId;
        row.content = new JsonObject().put("summary", texts(summary)).put("decisions", list);
        row.publishedAt = publishedAt;
        return row;
    }

    private static Decision decision(JsonObject decision) {
        return new Decision(
                UUID.fromString(decision.getString("submissionId")),
                DecisionKind.of(decision.getString("decision")),
                texts(decision.getJsonObject("reason")));
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::put);
        return object;
    }

    private static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : object.fieldNames()) {
            texts.put(language, object.getString(language));
        }
        return texts;
    }

    /** What was decided about one submission. */
    record Decision(UUID submissionId, DecisionKind decision, Map<String, String> reason) {}
}
