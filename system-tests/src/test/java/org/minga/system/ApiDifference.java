package org.minga.system;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** What changed between two API documents, in words. */
final class ApiDifference {
    private ApiDifference() {}

    static String told(ChangedOpenApi changed) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleRender().render(changed, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
