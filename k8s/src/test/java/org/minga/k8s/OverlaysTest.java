package org.minga.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sizes differ in numbers only, and each component can be left out. */
class OverlaysTest {
    @TempDir
    Path copy;

    static List<String> overlays() throws IOException {
        try (Stream<Path> folders = Files.list(Kustomize.folder().resolve("overlays"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static List<String> components() throws IOException {
        try (Stream<String> lines = Files.lines(Kustomize.folder().resolve("overlays/small/kustomization.yaml"))) {
            return lines.filter(line -> line.contains("../components/")).toList();
        }
    }

    @Test
    void all_sizes_have_the_same_objects() {
        assertThat(ids(Rendering.of("staging"))).isEqualTo(ids(Rendering.of("small")));
        assertThat(ids(Rendering.of("production"))).isEqualTo(ids(Rendering.of("small")));
        assertThat(ids(Rendering.of("small").without("Keycloak/keycloak"))).isNotEqualTo(ids(Rendering.of("small")));
    }

    @ParameterizedTest
    @MethodSource("components")
    void without_any_one_component_everything_else_renders(String component) throws Exception {
        Set<String> all = ids(Rendering.of("small"));
        Set<String> rest = ids(rendered(kustomization -> kustomization.replace(component + "\n", "")));
        assertThat(all).containsAll(without(rest, "HorizontalPodAutoscaler"));
        assertThat(rest).isNotEqualTo(all).contains("Deployment/gateway", "NetworkPolicy/default-deny");
    }

    @Test
    void the_base_alone_renders() throws Exception {
        Set<String> rest = ids(rendered(kustomization -> kustomization.replaceAll("(?m)^.*components.*\n", "")));
        assertThat(rest).contains("HorizontalPodAutoscaler/voting-service", "Job/voting-service-migration");
    }

    @Test
    void ingress_stands_in_for_the_gateway_api() throws Exception {
        Rendering ingress =
                rendered(kustomization -> kustomization.replace("components/gateway-api", "components/ingress"));
        assertThat(ids(ingress)).contains("Ingress/api", "Ingress/identity").doesNotContain("HTTPRoute/api");
        for (PoliciesTest.Rule rule : PoliciesTest.Rule.values()) {
            assertThat(rule.policy.faults(ingress)).isEmpty();
        }
    }

    @Test
    void a_component_that_is_not_there_is_found() {
        assertThatThrownBy(() -> rendered(kustomization -> kustomization.replace("components/keda", "components/kedo")))
                .hasMessageContaining("kedo");
    }

    /** A copy of everything, in which the small overlay is another one. */
    private Rendering rendered(UnaryOperator<String> change) throws Exception {
        for (String part : List.of("base", "components", "overlays")) {
            try (Stream<Path> files = Files.walk(Kustomize.folder().resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = copy.resolve(Kustomize.folder().relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        Path overlay = copy.resolve("overlays/small");
        Path kustomization = overlay.resolve("kustomization.yaml");
        String before = Files.readString(kustomization);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(kustomization, after);
        return new Rendering("small", Rendering.parse(Kustomize.render(overlay)));
    }

    private static Set<String> ids(Rendering rendering) {
        return rendering.objects().stream()
                .map(object -> Rendering.id(object).replaceAll("-[a-z0-9]{10}$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> ids, String kind) {
        return ids.stream().filter(id -> !id.startsWith(kind + "/")).collect(Collectors.toCollection(TreeSet::new));
    }
}
