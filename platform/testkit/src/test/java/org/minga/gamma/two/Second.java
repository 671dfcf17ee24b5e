package org.minga.gamma.two;

import org.jspecify.annotations.Nullable;
import org.minga.gamma.one.First;

/** Planted: the other half. */
public class Second {
    @Nullable
    First first;
}
