package org.minga.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** What changed between two API documents, as far as it can break a client. */
final class ApiDifference {
    private ApiDifference() {}

    /** Breaking changes in words; empty when there is none. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        List<String> breaks = lostMembers(before, after);
        ChangedOpenApi changed = OpenApiCompare.fromContents(as30(before), as30(after));
        if (!changed.isCompatible()) {
            breaks.add(told(changed));
        }
        return breaks;
    }

    /** The comparison minds a member that is gone only where it was required, and answers require few. */
    private static List<String> lostMembers(JsonNode before, JsonNode after) {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, JsonNode> schema :
                before.at("/components/schemas").properties()) {
            JsonNode now = after.at("/components/schemas").path(schema.getKey());
            for (Map.Entry<String, JsonNode> member :
                    schema.getValue().path("properties").properties()) {
                if (!now.path("properties").has(member.getKey())) {
                    lost.add(schema.getKey() + " has no " + member.getKey() + " any more");
                }
            }
        }
        return lost;
    }

    /** The comparison reads types only as OpenAPI 3.0 spells them; the document uses nothing else that differs. */
    private static String as30(JsonNode document) {
        return ((ObjectNode) document.deepCopy()).put("openapi", "3.0.3").toString();
    }

    private static String told(ChangedOpenApi changed) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleRender().render(changed, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
