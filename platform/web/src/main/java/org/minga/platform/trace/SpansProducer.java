package org.minga.platform.trace;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the one {@link Spans} of a process from the configuration. */
@Singleton
class SpansProducer {

    @Produces
    @Singleton
    Spans spans(
            @ConfigProperty(name = "minga.tracing.endpoint") Optional<URI> collector,
            @ConfigProperty(name = "minga.tracing.ratio") double ratio,
            @ConfigProperty(name = "minga.tracing.follow-callers") boolean followCallers,
            @ConfigProperty(name = "quarkus.application.name") String application,
            InstantSource clock) {
        return collector
                .map(address -> Spans.to(address, application, ratio, followCallers, clock))
                .orElseGet(() -> Spans.off(followCallers, clock));
    }

    void close(@Disposes Spans spans) {
        spans.close();
    }
}
