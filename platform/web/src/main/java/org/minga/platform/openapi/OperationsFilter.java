package org.minga.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;
import org.minga.platform.etag.ETags;
import org.minga.platform.json.Json;
import org.minga.platform.security.PublicOperation;
import org.minga.platform.security.RequiresScope;

/**
 * Adds to every operation what its annotations imply: the scope (`security`, `x-scope`, `x-person`), or `x-public`; the
 * errors it can answer with; what the headers `Idempotency-Key` and `If-Match` are for. An operation that documents an
 * answer itself keeps its own. Everything is sorted, so that the document only changes when the API does.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OperationsFilter implements OASFilter {

    private static final String SCHEME = "bearer";
    private static final int UUID_LENGTH = 36;
    private static final DotName SCOPE = DotName.createSimple(RequiresScope.class.getName());
    private static final DotName PUBLIC = DotName.createSimple(PublicOperation.class.getName());

    private final OperationIndex index;
    private final TextLimits limits;

    public OperationsFilter(IndexView index) {
        this.index = new OperationIndex(index);
        this.limits = new TextLimits(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Set<String> used = new TreeSet<>();
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths()
                    .getPathItems()
                    .forEach((path, item) -> item.getOperations()
                            .forEach((method, operation) -> used.addAll(complete(path, method, operation))));
            Map<String, PathItem> sorted = new TreeMap<>(document.getPaths().getPathItems());
            document.getPaths().setPathItems(sorted);
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        Components components = document.getComponents();
        StandardAnswers.define(components, used);
        components.addSecurityScheme(
                SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("Access token of the identity provider; each operation names the scope it needs"));
        if (components.getSchemas() != null) {
            components.setSchemas(new TreeMap<>(components.getSchemas()));
            limits.addTo(components.getSchemas());
            limit(components.getSchemas().get("UUID"), UUID_LENGTH);
            limit(components.getSchemas().get("Instant"), Json.MAX_INSTANT);
        }
    }

    private static void limit(@Nullable Schema schema, int length) {
        if (schema != null) {
            schema.setMaxLength(length);
        }
    }

    /** Completes one operation and tells which shared errors it refers to. */
    private Set<String> complete(String path, PathItem.HttpMethod method, Operation operation) {
        Set<String> errors = new TreeSet<>(Set.of("400", "401", "500", "503"));
        Optional<MethodInfo> found = index.find(method.name(), path);
        found.flatMap(java -> effectiveScope(java)).ifPresent(scope -> {
            restrict(operation, scope);
            errors.add("403");
        });
        if (found.filter(OperationsFilter::isPublic).isPresent()) {
            operation.addExtension("x-public", true);
            operation.setSecurity(new ArrayList<>());
        }
        if (path.contains("{")) {
            errors.add("404");
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
            errors.addAll(List.of("413", "415", "422"));
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> errors.addAll(document(parameter)));
        }
        Set<String> shared = new TreeSet<>();
        operation.setResponses(merge(operation.getResponses(), errors, shared));
        return shared;
    }

    private static Optional<AnnotationInstance> effectiveScope(MethodInfo java) {
        // What stands on the method wins over its class.
        return java.hasAnnotation(PUBLIC) ? Optional.empty() : OperationIndex.annotation(java, SCOPE);
    }

    private static boolean isPublic(MethodInfo java) {
        return !java.hasAnnotation(SCOPE)
                && OperationIndex.annotation(java, PUBLIC).isPresent();
    }

    private static void restrict(Operation operation, AnnotationInstance scope) {
        String name = scope.value().asString();
        operation.setSecurity(
                new ArrayList<>(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME, List.of(name)))));
        operation.addExtension("x-scope", name);
        if (OperationIndex.flag(scope, "person")) {
            operation.addExtension("x-person", true);
        }
    }

    private static Set<String> document(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.HEADER && "Idempotency-Key".equals(parameter.getName())) {
            parameter.setRequired(true);
            parameter.setDescription(
                    "Any text that is new for this request, 1 to 128 visible ASCII characters. The same key"
                            + " with the same body is answered as the first time; with another body it is refused.");
            parameter.setSchema(OASFactory.createSchema()
                    .addType(Schema.SchemaType.STRING)
                    .minLength(1)
                    .maxLength(128));
            return Set.of("409", "422");
        }
        if (parameter.getIn() == Parameter.In.HEADER && "If-Match".equals(parameter.getName())) {
            parameter.setRequired(true);
            parameter.setDescription("The ETag with which the resource was last read.");
            parameter.setSchema(
                    OASFactory.createSchema().addType(Schema.SchemaType.STRING).maxLength(ETags.MAX_LENGTH));
            return Set.of("412", "428");
        }
        return parameter.getIn() == Parameter.In.QUERY || isBounded(parameter) ? Set.of("422") : Set.of();
    }

    /** A path that is none within its bounds is named as what it is, not as one that leads nowhere. */
    private static boolean isBounded(Parameter parameter) {
        Schema schema = parameter.getSchema();
        return parameter.getIn() == Parameter.In.PATH
                && schema != null
                && (schema.getMinimum() != null || schema.getMaximum() != null);
    }

    private static APIResponses merge(APIResponses own, Set<String> errors, Set<String> shared) {
        Map<String, APIResponse> all = new TreeMap<>();
        if (own != null && own.getAPIResponses() != null) {
            all.putAll(own.getAPIResponses());
        }
        for (String status : errors) {
            if (!all.containsKey(status)) {
                all.put(status, OASFactory.createAPIResponse().ref(StandardAnswers.reference(status)));
                shared.add(status);
            }
        }
        APIResponses merged = OASFactory.createAPIResponses();
        merged.setAPIResponses(all);
        return merged;
    }
}
