package org.minga.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each rule of the rooms is seen to fail on a violation planted for it. */
class ArchitectureRulesTest {
    private static void assertCatches(ArchRule rule, String packages, String violator) {
        JavaClasses planted = new ClassFileImporter().importPackages(packages);
        assertThat(rule.evaluate(planted).getFailureReport().getDetails())
                .isNotEmpty()
                .anySatisfy(detail -> assertThat(detail).contains(violator));
    }

    @Test
    void a_domain_that_knows_a_framework_is_caught() {
        assertCatches(ArchitectureRules.domainKnowsNoFramework(), "org.minga.alpha", "ImpureRule");
    }

    @Test
    void a_service_that_imports_another_is_caught() {
        assertCatches(ArchitectureRules.knowsNoOtherService("beta"), "org.minga.beta", "Intruder");
    }

    @Test
    void asking_the_machine_for_the_time_is_caught() {
        assertCatches(ArchitectureRules.timeAndIdsAreGiven(), "org.minga.beta", "Intruder");
    }

    @Test
    void an_operation_that_nobody_can_reach_is_caught() {
        assertCatches(ArchitectureRules.operationsArePublic(), "org.minga.beta", "Hermit");
    }

    @Test
    void an_answer_without_a_media_type_is_caught() {
        assertCatches(ArchitectureRules.answersHaveAMediaType(), "org.minga.beta", "Hermit");
    }

    @Test
    void a_cycle_between_features_is_caught() {
        assertCatches(ArchitectureRules.featuresHaveNoCycles("gamma"), "org.minga.gamma", "First");
    }
}
