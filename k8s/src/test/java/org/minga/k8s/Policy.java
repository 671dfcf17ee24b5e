package org.minga.k8s;

import java.util.stream.Stream;

/** A rule for what is rendered: tells what breaks it, in words that name the object. */
@FunctionalInterface
interface Policy {
    Stream<String> faults(Rendering rendering);
}
