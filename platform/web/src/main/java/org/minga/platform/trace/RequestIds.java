package org.minga.platform.trace;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The header `X-Request-Id` as callers send it. */
public final class RequestIds {

    private static final int LONGEST = 128;
    private static final BitSet HARMLESS = new BitSet();

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:/+=@-"
                .chars()
                .forEach(HARMLESS::set);
    }

    private RequestIds() {}

    /** Whether an id is harmless to echo and to log: at most 128 letters, digits and signs that ids are made of. */
    public static boolean harmless(@Nullable String id) {
        if (id == null || id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!HARMLESS.get(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
