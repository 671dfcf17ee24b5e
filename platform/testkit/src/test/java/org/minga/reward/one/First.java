package org.minga.reward.one;

import org.minga.reward.two.Second;

/** Planted: one half of a cycle between features. */
public class First {
    Second second = new Second();
}
