package org.minga.reward.two;

import org.jspecify.annotations.Nullable;
import org.minga.reward.one.First;

/** Planted: the other half. */
public class Second {
    @Nullable
    First first;
}
