package org.minga.voting.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minga.voting.VotingConfig;

/** Those who are shown heads, as an operator named them. */
@ApplicationScoped
@Startup
class Witnesses {
    private final Map<String, HeadWitness> byName = new LinkedHashMap<>();

    Witnesses(VotingConfig config, ObjectMapper mapper, Vertx vertx) {
        VotingConfig.Witnesses witnesses = config.witnesses();
        witnesses.webhooks().orElse(List.of()).forEach(address -> add(new WebhookWitness(address, mapper)));
        List<String> emails = witnesses.emails().orElse(List.of());
        if (!emails.isEmpty()) {
            PostOffice office = new PostOffice(witnesses.smtp(), vertx);
            emails.forEach(address -> add(new EmailWitness(address, office, mapper)));
        }
    }

    private void add(HeadWitness witness) {
        byName.put(witness.name(), witness);
    }

    String[] names() {
        return byName.keySet().toArray(String[]::new);
    }

    HeadWitness named(String name) {
        HeadWitness witness = byName.get(name);
        if (witness == null) {
            throw new IllegalStateException("nobody asked for " + name);
        }
        return witness;
    }
}
