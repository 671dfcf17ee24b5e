package org.minga.platform.data.outbox;

import java.util.Map;

/**
 * A fact that other services may hear of once the change it belongs to has committed.
 *
 * @param type CloudEvents type, also the routing key, for example {@code minga.thing.happened.v1}
 * @param subject id of the entity it is about; events of one subject are numbered and sent in order
 * @param extensions CloudEvents extension attributes: lower-case letters and digits as names
 * @param data written as JSON by the application's mapper; its schema is in the contracts
 */
public record OutgoingEvent(String type, String subject, Map<String, String> extensions, Object data) {
    public OutgoingEvent {
        if (type.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("an event needs a type and a subject");
        }
        extensions = Map.copyOf(extensions);
        for (String name : extensions.keySet()) {
            if (!name.matches("[a-z0-9]{1,20}")) {
                throw new IllegalArgumentException("not a CloudEvents attribute name: " + name);
            }
        }
    }

    /** The second part of the type: {@code thing} in {@code minga.thing.happened.v1}. */
    String aggregateType() {
        String[] parts = type.split("\\.", -1);
        return parts.length > 1 ? parts[1] : type;
    }
}
