package org.minga.voting;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.minga.tally.methods.ballot.BallotOption;

/** Says in the API document what the types of the domain, which know no framework, can't say of themselves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final int METHOD = 64;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        property(schemas, "ContestDraft", "method")
                .description(
                        "`id`, the `version` if not the newest, and parameters of the method by name; each has its standard"
                                + " if left out. `GET /v1/counting-methods` lists them.")
                .required(List.of("id"))
                .addProperty("id", text().maxLength(METHOD));
        property(schemas, "ContestDraft", "ties")
                .description(
                        "How equals are put in order: `\"option_code_ascending\"` (if left out), or `{\"rule\": \"lot\","
                                + " \"seed\": …}`, or `{\"rule\": \"given_order\", \"order\": [codes, the favoured first]}`, which has to"
                                + " name exactly the options.");
        property(schemas, "BallotDraft", "ranks")
                .description("Option codes that share a rank, best rank first.")
                .items(codes());
        property(schemas, "OwnBallot", "ranks")
                .description("Option codes that share a rank, best rank first.")
                .items(codes());
        property(schemas, "PaperBallotDraft", "ranks")
                .description("Ranks, best first.")
                // Without a type: generators of clients stumble over lists that hold lists or texts.
                .items(OASFactory.createSchema()
                        .description("A list of option codes that share the rank, or the text `overvote`."));
        new ApiLimits(schemas).add();
    }

    static Schema property(Map<String, Schema> schemas, String schema, String name) {
        Schema found = schemas.getOrDefault(schema, OASFactory.createSchema());
        if (found.getProperties() == null || !found.getProperties().containsKey(name)) {
            throw new IllegalStateException("the API document has no " + schema + "." + name);
        }
        return found.getProperties().get(name);
    }

    private static Schema codes() {
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .maxItems(BallotOption.MAX_OPTIONS)
                .items(text().maxLength(BallotOption.MAX_CODE_LENGTH));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
