package org.minga.gateway.watch;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.minga.platform.trace.Spans;

/** Makes the watch of the running application. */
@Singleton
class DoorWatchProducer {

    @Produces
    @Singleton
    DoorWatch watch(
            MeterRegistry registry,
            Spans spans,
            @ConfigProperty(name = "minga.metrics.veiled-scopes") Optional<List<String>> veiledScopes) {
        return new DoorWatch(registry, spans, Set.copyOf(veiledScopes.orElse(List.of())));
    }
}
