package org.minga.campaign.planted;

import java.time.Instant;
import org.minga.voting.planted.Neighbour;

/** Planted: a service that imports another, and asks the machine for the time. */
class Intruder {
    final Neighbour neighbour = new Neighbour();
    final Instant now = Instant.now();
}
