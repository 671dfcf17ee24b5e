package org.minga.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The problem catalogue as pages: the address in a problem's {@code type} leads to an explanation. */
final class ProblemPages {

    private final Map<String, Asset> bySlug = new LinkedHashMap<>();
    private final Asset list;

    /** @param catalogue {@code contracts/problems.json} */
    ProblemPages(JsonNode catalogue) {
        StringBuilder rows = new StringBuilder();
        for (JsonNode problem : catalogue) {
            String slug = problem.path("slug").asText();
            bySlug.put(slug, page(problem));
            rows.append("<tr><td>%s</td><td><a href=\"/problems/%s\">%s</a></td><td>%s</td></tr>\n"
                    .formatted(
                            problem.path("status").asInt(),
                            Html.text(slug),
                            Html.text(slug),
                            Html.text(problem.path("title").asText())));
        }
        this.list = Asset.html(Html.page("Problems", """
                <p>Every error is an <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> problem. Its
                <code>type</code> ends in one of these names and does not change; texts may.</p>
                <table><thead><tr><th>Status</th><th>Problem</th><th>Meaning</th></tr></thead><tbody>
                %s</tbody></table>
                """.formatted(rows)));
    }

    private static Asset page(JsonNode problem) {
        String slug = problem.path("slug").asText();
        return Asset.html(Html.page(problem.path("title").asText(), """
                <p>%s</p>
                <dl>
                <dt>Type</dt><dd><code>https://minga.example/problems/%s</code></dd>
                <dt>Status</dt><dd>%s</dd>
                <dt>Answered by</dt><dd>%s</dd>
                </dl>
                <p><a href="/problems">All problems</a> · <a href="/docs">API</a></p>
                """.formatted(
                        Html.text(problem.path("description").asText()),
                        Html.text(slug),
                        problem.path("status").asInt(),
                        Html.text(problem.path("service").asText()))));
    }

    Asset list() {
        return list;
    }

    Optional<Asset> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }
}
