package org.minga.gamma.one;

import org.minga.gamma.two.Second;

/** Planted: one half of a cycle between features. */
public class First {
    Second second = new Second();
}
