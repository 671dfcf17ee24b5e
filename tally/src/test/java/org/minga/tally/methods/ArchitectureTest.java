package org.minga.tally.methods;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.planted.CountsWithTheOutside;

class ArchitectureTest {

    private static final Set<String> FLOATING = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    /** JSpecify is annotations only, and gone at run time. */
    private static final ArchRule ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage("org.minga.tally.methods..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", "org.minga.tally.methods..");

    private static final ArchRule BALLOTS_DO_NOT_KNOW_METHODS = classes()
            .that()
            .resideInAPackage("org.minga.tally.methods.ballot")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", "org.minga.tally.methods.ballot");

    private static final ArchRule NO_FLOATING_FIELD = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.minga.tally.methods..")
            .should()
            .notHaveRawType(DescribedPredicate.describe("floating", type -> FLOATING.contains(type.getName())));

    private static final ArchRule NO_FLOATING_SIGNATURE = codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.minga.tally.methods..")
            .should(notFloat());

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.minga.tally");

    @Test
    void methods_need_nothing_but_the_jdk() {
        ONLY_THE_JDK.check(OURS);
        BALLOTS_DO_NOT_KNOW_METHODS.check(OURS);
    }

    @Test
    void methods_do_not_count_in_floating_point() {
        NO_FLOATING_FIELD.check(OURS);
        NO_FLOATING_SIGNATURE.check(OURS);
    }

    @Test
    void the_rules_find_a_planted_violation() {
        JavaClasses planted = new ClassFileImporter().importClasses(CountsWithTheOutside.class);

        assertThatThrownBy(() -> ONLY_THE_JDK.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("JsonFactory");
        assertThatThrownBy(() -> NO_FLOATING_SIGNATURE.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("share");
    }

    private static ArchCondition<JavaCodeUnit> notFloat() {
        return new ArchCondition<>("not take, give or call for floating point") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream<JavaClass> own =
                        Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
                Stream<JavaClass> called = unit.getCallsFromSelf().stream()
                        .flatMap(call -> Stream.concat(
                                Stream.of(call.getTarget().getRawReturnType()),
                                call.getTarget().getRawParameterTypes().stream()));
                boolean floats = Stream.concat(own, called).anyMatch(type -> FLOATING.contains(type.getName()));
                if (floats) {
                    events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " uses floating point"));
                }
            }
        };
    }
}
