package org.minga.alpha.planted.domain;

import io.smallrye.mutiny.Uni;

/** Planted: a domain that knows a framework. */
class ImpureRule {
    final Uni<String> later = Uni.createFrom().item("later");
}
