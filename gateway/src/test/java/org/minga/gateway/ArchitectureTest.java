package org.minga.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.minga.gateway.planted.Planted;

class ArchitectureTest {

    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.minga.gateway");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("org.minga.gateway.planted");

    private static final ArchRule NO_SERVICE = noClasses()
            .that()
            .resideInAPackage("org.minga.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.minga.campaign..",
                    "org.minga.submission..",
                    "org.minga.voting..",
                    "org.minga.reward..",
                    "org.minga.tally..",
                    "org.minga.platform.data..",
                    "java.sql..",
                    "jakarta.persistence..");

    private static final ArchRule TIME_AND_CHANCE_ARE_GIVEN = noClasses()
            .that()
            .resideInAPackage("org.minga.gateway..")
            .should()
            .callMethod("java.time.Instant", "now")
            .orShould()
            .callMethod("java.util.UUID", "randomUUID")
            .orShould()
            .callConstructor("java.util.Random");

    private static final ArchRule ONLY_THE_EDGE_KNOWS_ALL = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.minga.gateway.routing..", "org.minga.gateway.limits..", "org.minga.gateway.apidocs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.minga.gateway.edge..", "org.minga.gateway.identity..");

    @Test
    void the_gateway_knows_no_service_and_no_database() {
        NO_SERVICE.check(GATEWAY);
    }

    @Test
    void time_and_chance_are_given() {
        TIME_AND_CHANCE_ARE_GIVEN.check(GATEWAY);
    }

    @Test
    void features_do_not_depend_on_the_edge() {
        ONLY_THE_EDGE_KNOWS_ALL.check(GATEWAY);
    }

    @Test
    void features_form_no_circle() {
        slices().matching("org.minga.gateway.(*)..").should().beFreeOfCycles().check(GATEWAY);
    }

    @Test
    void the_rules_notice_a_planted_violation() {
        assertThat(Planted.class).isNotNull();
        assertThat(NO_SERVICE.evaluate(PLANTED).hasViolation()).isTrue();
        assertThat(TIME_AND_CHANCE_ARE_GIVEN.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
