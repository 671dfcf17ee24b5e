package org.minga.k8s;

import static org.minga.k8s.Rendering.id;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every image says which one it is; in production ours say it by digest. */
final class Images implements Policy {
    private static final Pattern TAGGED = Pattern.compile(".+:(?!latest$)[\\w.-]+");
    private static final Pattern PINNED = Pattern.compile(".+@sha256:[0-9a-f]{64}");

    @Override
    public Stream<String> faults(Rendering rendering) {
        boolean production = rendering.overlay().equals("production");
        Stream<String> ours = rendering
                .workloads()
                .filter(w -> !matches(Rendering.container(w).path("image").asText(), production))
                .map(w ->
                        id(w) + " runs " + Rendering.container(w).path("image").asText());
        Stream<String> servers = rendering
                .kinds("Cluster", "RabbitmqCluster", "Keycloak")
                .filter(s -> !matches(
                        s.at("/spec/imageName").asText(s.at("/spec/image").asText()), false))
                .map(s -> id(s) + " runs an image of no version");
        return Stream.concat(ours, servers);
    }

    private static boolean matches(String image, boolean pinned) {
        return PINNED.matcher(image).matches()
                || (!pinned && TAGGED.matcher(image).matches());
    }
}
