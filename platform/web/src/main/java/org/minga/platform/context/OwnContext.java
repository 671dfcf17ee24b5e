package org.minga.platform.context;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** For answers that several requests wait for together. */
public final class OwnContext {

    private OwnContext() {}

    /**
     * Goes on where the caller is now. What several wait for ends on the context of whoever asked first; without this the
     * others would go on there too and share what belongs to one request alone, such as its database session.
     */
    public static <T> Uni<T> after(Uni<T> shared) {
        Context context = Vertx.currentContext();
        return context == null ? shared : shared.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }
}
