package org.minga.platform.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.minga.platform.problem.ProblemJson;
import org.minga.platform.problem.ProblemType;
import org.minga.platform.problem.ProblemTypes;

/** The error responses that operations have in common, and the schema of a problem. */
final class StandardAnswers {

    static final String PROBLEM = "Problem";
    static final String FIELD_ERROR = "FieldError";

    /** Name of the shared response by status, and the types it may carry. */
    private static final Map<String, List<ProblemType>> BY_STATUS = byStatus();

    private StandardAnswers() {}

    private static Map<String, List<ProblemType>> byStatus() {
        Map<String, List<ProblemType>> byStatus = new LinkedHashMap<>();
        for (ProblemType type : ProblemTypes.all()) {
            byStatus.merge(Integer.toString(type.status()), List.of(type), StandardAnswers::both);
        }
        return byStatus;
    }

    private static List<ProblemType> both(List<ProblemType> some, List<ProblemType> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    static String reference(String status) {
        return "#/components/responses/Problem" + status;
    }

    static void define(Components components, Iterable<String> statuses) {
        components.addSchema(FIELD_ERROR, fieldError());
        components.addSchema(PROBLEM, problem());
        for (String status : statuses) {
            components.addResponse("Problem" + status, response(BY_STATUS.getOrDefault(status, List.of())));
        }
    }

    private static APIResponse response(List<ProblemType> types) {
        StringBuilder description = new StringBuilder();
        for (ProblemType type : types) {
            description.append(description.isEmpty() ? "" : "\n\n");
            description
                    .append('`')
                    .append(type.slug())
                    .append("`: ")
                    .append(type.title())
                    .append('.');
        }
        return OASFactory.createAPIResponse()
                .description(description.toString())
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemJson.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        return object("An error (RFC 9457). Some types have further members, named in their description.")
                .addProperty("type", text("Stable URI of the kind of problem").format("uri"))
                .addProperty("title", text("What kind of problem, the same for every occurrence"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .description("HTTP status"))
                .addProperty("detail", text("What happened this time"))
                .addProperty("instance", text("Path of the request"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("Everything that is wrong with the request")
                                .items(OASFactory.createSchema().ref(FIELD_ERROR)))
                .addProperty("traceId", text("For finding the request in our logs"))
                .required(List.of("type", "title", "status"));
    }

    private static Schema fieldError() {
        return object("One thing that is wrong with one part of a request")
                .addProperty("pointer", text("RFC 6901 pointer into the body"))
                .addProperty("parameter", text("Name of the query, path or header parameter"))
                .addProperty("code", text("Stable word for programs"))
                .addProperty("detail", text("Sentence for people"))
                .required(List.of("code", "detail"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
