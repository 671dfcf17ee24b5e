package org.minga.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.ArchitectureRules;
import org.minga.submission.moderation.domain.Decision;
import org.minga.submission.naming.Named;
import org.minga.submission.submission.domain.ReasonCode;
import org.minga.submission.submission.domain.Status;
import org.minga.submission.submission.domain.SubmissionType;

/** Enumerations in the API document are written by hand: they must list what the code knows, in its order. */
class WireNamesTest {

    private static final Map<String, List<String>> KNOWN = Map.of(
            "type", Named.wires(SubmissionType.class),
            "status", Named.wires(Status.class),
            "reasonCode", Named.wires(ReasonCode.class),
            "decision", Named.wires(Decision.class));

    @Test
    void the_document_names_what_the_code_knows() {
        List<Field> enumerations = ArchitectureRules.classesOf("org.minga.submission").stream()
                .map(JavaClass::reflect)
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> enumeration(field).length > 0)
                .toList();

        assertThat(enumerations).hasSizeGreaterThanOrEqualTo(7).allSatisfy(field -> {
            List<String> known = field.getDeclaringClass().getSimpleName().equals("ModerationLogEntry")
                            && field.getName().equals("decision")
                    ? Arrays.stream(Decision.values())
                            .filter(Decision::isPublic)
                            .map(Decision::wire)
                            .toList()
                    : KNOWN.get(field.getName());
            assertThat(enumeration(field)).as(field.toString()).containsExactlyElementsOf(known);
        });
    }

    private static String[] enumeration(Field field) {
        Schema schema = field.getAnnotation(Schema.class);
        return schema == null ? new String[0] : schema.enumeration();
    }
}
