package org.minga.platform.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * The rules of the rooms. Each service applies them to its own packages; a planted violation of each proves, in the test
 * kit's own tests, that the rule can fail.
 */
public final class ArchitectureRules {
    private static final String ROOT = "org.minga.";

    private ArchitectureRules() {}

    /** The production classes below a package. */
    public static JavaClasses classesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage);
    }

    /** All rules that hold for a service, by its package name below the root. */
    public static void check(String service) {
        JavaClasses classes = classesOf(ROOT + service);
        domainKnowsNoFramework().check(classes);
        knowsNoOtherService(service).check(classes);
        timeAndIdsAreGiven().check(classes);
        featuresHaveNoCycles(service).check(classes);
        operationsArePublic().check(classes);
        answersHaveAMediaType().check(classes);
    }

    /** A {@code domain} package stands on the JDK, the counting library, ids and null annotations alone. */
    public static ArchRule domainKnowsNoFramework() {
        return noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io..",
                        "jakarta..",
                        "org.hibernate..",
                        "org.jboss..",
                        "org.eclipse..",
                        "com.fasterxml..",
                        "com.rabbitmq..",
                        "org.slf4j..",
                        "org.minga.platform..")
                // a service without rules of its own has no domain package
                .allowEmptyShould(true);
    }

    /** Of all that is ours, a service may use itself, the platform and the counting library. */
    public static ArchRule knowsNoOtherService(String service) {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + service + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(ROOT + ".")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                                ROOT + service + "..", ROOT + "platform..", ROOT + "tally.."))));
    }

    /** Time, ids and chance come in as parameters, so that a test can decide them. */
    public static ArchRule timeAndIdsAreGiven() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random");
    }

    public static ArchRule featuresHaveNoCycles(String service) {
        return SlicesRuleDefinition.slices()
                .matching(ROOT + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    /** An operation that is not public is in the API document and answers 404 without a word in the log. */
    public static ArchRule operationsArePublic() {
        return methods()
                .that()
                .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                .should()
                .bePublic()
                // a service of events only has no operation
                .allowEmptyShould(true);
    }

    /** Where none is said the client chooses, and gets whatever Java makes of the answer as text. */
    public static ArchRule answersHaveAMediaType() {
        String produces = "jakarta.ws.rs.Produces";
        return methods()
                .that()
                .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                .should()
                .beAnnotatedWith(produces)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(produces)
                .allowEmptyShould(true);
    }
}
