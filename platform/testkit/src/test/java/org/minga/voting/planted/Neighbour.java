package org.minga.voting.planted;

/** Planted: what another service must not import. */
public class Neighbour {
    public final String name = "neighbour";
}
