package org.minga.beta.planted;

import java.time.Instant;
import org.minga.alpha.planted.Neighbour;

/** Planted: a service that imports another, and asks the machine for the time. */
class Intruder {
    final Neighbour neighbour = new Neighbour();
    final Instant now = Instant.now();
}
