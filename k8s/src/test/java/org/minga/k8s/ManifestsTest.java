package org.minga.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ManifestsTest {
    private static final Set<String> OURS =
            Set.of("gateway", "campaign-service", "submission-service", "voting-service", "reward-service");

    private static String yaml = "";
    private static List<HasMetadata> objects = List.of();

    @BeforeAll
    static void render() throws IOException, InterruptedException {
        yaml = Manifests.render("small");
        objects = Manifests.read(yaml);
    }

    @Test
    void the_api_knows_every_field() {
        assertThat(objects).hasSizeGreaterThan(10);
        assertThat(objects.stream().flatMap(object -> Manifests.unknownFields(object).stream()))
                .isEmpty();
    }

    @Test
    void a_misspelt_field_is_found() throws IOException {
        List<HasMetadata> planted = Manifests.read(yaml.replaceFirst("periodSeconds:", "periodSecond:"));
        assertThat(planted.stream().flatMap(object -> Manifests.unknownFields(object).stream()))
                .singleElement()
                .asString()
                .endsWith(".periodSecond");
    }

    @Test
    void a_wrong_type_is_found() {
        assertThatThrownBy(() -> Manifests.read(yaml.replaceFirst("replicas: \\d+", "replicas: many")))
                .isInstanceOf(JsonMappingException.class);
    }

    @Test
    void every_process_is_deployed_with_three_probes_on_its_management_port() {
        assertThat(of(Deployment.class).map(d -> d.getMetadata().getName())).containsExactlyInAnyOrderElementsOf(OURS);
        of(Deployment.class).map(d -> container(d.getSpec().getTemplate())).forEach(container -> {
            Set<String> ports =
                    container.getPorts().stream().map(p -> p.getName()).collect(Collectors.toSet());
            for (var probe :
                    List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())) {
                assertThat(ports).contains(probe.getHttpGet().getPort().getStrVal());
                assertThat(probe.getHttpGet().getPath()).startsWith("/q/health/");
            }
        });
    }

    @Test
    void pods_are_restricted_and_bounded() {
        templates().forEach(template -> {
            assertThat(template.getSpec().getSecurityContext().getRunAsNonRoot())
                    .isTrue();
            assertThat(template.getSpec().getAutomountServiceAccountToken()).isFalse();
            Container container = container(template);
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getImage()).doesNotEndWith(":latest").contains(":");
        });
    }

    @Test
    void services_select_exactly_one_deployment_and_a_port_it_has() {
        of(Service.class).forEach(service -> {
            List<Deployment> selected = of(Deployment.class)
                    .filter(d -> d.getSpec()
                            .getTemplate()
                            .getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .toList();
            assertThat(selected).as(service.getMetadata().getName()).hasSize(1);
            assertThat(container(selected.getFirst().getSpec().getTemplate()).getPorts())
                    .extracting(port -> port.getName())
                    .contains(service.getSpec()
                            .getPorts()
                            .getFirst()
                            .getTargetPort()
                            .getStrVal());
        });
    }

    @Test
    void only_migrations_hold_the_owner_role() {
        of(Job.class).forEach(job -> {
            Container container = container(job.getSpec().getTemplate());
            assertThat(container.getArgs()).containsExactly("migrate");
            assertThat(names(container)).contains("MINGA_DB_OWNER_PASSWORD");
        });
        of(Deployment.class)
                .forEach(d -> assertThat(names(container(d.getSpec().getTemplate())))
                        .noneMatch(name -> name.startsWith("MINGA_DB_OWNER")));
    }

    @Test
    void referenced_config_maps_exist() {
        Set<String> there =
                of(ConfigMap.class).map(c -> c.getMetadata().getName()).collect(Collectors.toSet());
        templates()
                .flatMap(template -> container(template).getEnvFrom().stream())
                .forEach(source ->
                        assertThat(there).contains(source.getConfigMapRef().getName()));
    }

    @Test
    void a_pod_has_time_to_stop() {
        of(Deployment.class).map(d -> d.getSpec().getTemplate()).forEach(template -> {
            long preStop =
                    container(template).getLifecycle().getPreStop().getSleep().getSeconds();
            assertThat(template.getSpec().getTerminationGracePeriodSeconds()).isGreaterThan(preStop + 30);
        });
    }

    private static Set<String> names(Container container) {
        return container.getEnv().stream().map(EnvVar::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Container container(PodTemplateSpec template) {
        assertThat(template.getSpec().getContainers()).hasSize(1);
        return template.getSpec().getContainers().getFirst();
    }

    private static Stream<PodTemplateSpec> templates() {
        List<PodTemplateSpec> templates = new ArrayList<>();
        of(Deployment.class).forEach(d -> templates.add(d.getSpec().getTemplate()));
        of(Job.class).forEach(j -> templates.add(j.getSpec().getTemplate()));
        return templates.stream();
    }

    private static <T> Stream<T> of(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }
}
