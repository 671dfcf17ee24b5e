package org.minga.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets transactions that touch one campaign or organisation go one after the other. Taken before anything is read:
 * two deliveries of different facts each see what the other committed, never half of it, and a scheme made at the same
 * moment either sees the fact or is seen by it.
 */
@ApplicationScoped
public class TurnLock {
    /** Held until the transaction of the session ends. */
    public Uni<Void> of(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(
                        "SELECT count(*) FROM pg_advisory_xact_lock(hashtextextended(:id, 0))", Long.class)
                .setParameter("id", id.toString())
                .getSingleResult()
                .replaceWithVoid();
    }
}
