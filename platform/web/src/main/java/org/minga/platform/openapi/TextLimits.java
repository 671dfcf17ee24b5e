package org.minga.platform.openapi;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the document how long texts may be where a constraint of ours says so with its member {@code max}. The
 * generator knows the constraints of Bean Validation only.
 */
final class TextLimits {

    private static final String OURS = "org.minga.";
    private static final String MAX = "max";
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");

    private final IndexView index;
    private final Map<String, List<ClassInfo>> classes = new HashMap<>();

    TextLimits(IndexView index) {
        this.index = index;
        index.getKnownClasses().stream()
                .filter(type -> type.name().toString().startsWith(OURS))
                .forEach(type -> classes.merge(
                        schemaName(type),
                        List.of(type),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    void addTo(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> {
            Map<String, Schema> properties = schema.getProperties();
            if (properties != null) {
                classOf(name, properties.keySet())
                        .ifPresent(type -> properties.forEach((property, text) -> limit(type.field(property), text)));
            }
        });
    }

    /** Two classes may bear one name, but hardly the same properties. */
    private Optional<ClassInfo> classOf(String schema, Set<String> properties) {
        return classes.getOrDefault(schema, List.of()).stream()
                .filter(type -> properties.stream().allMatch(property -> type.field(property) != null))
                .findFirst();
    }

    private void limit(FieldInfo field, Schema schema) {
        max(field.declaredAnnotations()).ifPresent(max -> text(schema).setMaxLength(max));
        if (field.type().kind() == Type.Kind.PARAMETERIZED_TYPE) {
            field.type().asParameterizedType().arguments().stream()
                    .map(argument -> max(argument.annotations()))
                    .flatMap(Optional::stream)
                    .forEach(max -> text(schema).setMaxLength(max));
        }
    }

    /** The texts that the schema holds, or is. */
    private static Schema text(Schema schema) {
        if (schema.getItems() != null) {
            return schema.getItems();
        }
        return schema.getAdditionalPropertiesSchema() == null ? schema : schema.getAdditionalPropertiesSchema();
    }

    private Optional<Integer> max(Collection<AnnotationInstance> annotations) {
        return annotations.stream()
                .filter(annotation -> annotation.name().toString().startsWith(OURS))
                .flatMap(annotation -> Stream.ofNullable(max(annotation)))
                .map(AnnotationValue::asInt)
                .findFirst();
    }

    private @Nullable AnnotationValue max(AnnotationInstance annotation) {
        AnnotationValue given = annotation.value(MAX);
        ClassInfo type = index.getClassByName(annotation.name());
        MethodInfo member = type == null ? null : type.method(MAX);
        return given != null || member == null ? given : member.defaultValue();
    }
}
