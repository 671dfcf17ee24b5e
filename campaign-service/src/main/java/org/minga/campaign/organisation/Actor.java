package org.minga.campaign.organisation;

import org.jspecify.annotations.Nullable;
import org.minga.platform.security.Caller;

/** Who asks for something, taken from the token once: the person or service account, and the client it came through. */
public record Actor(String subject, @Nullable String client, boolean platformAdmin) {
    public static Actor of(Caller caller) {
        return new Actor(caller.requireSubject(), caller.client().orElse(null), caller.platformAdmin());
    }
}
