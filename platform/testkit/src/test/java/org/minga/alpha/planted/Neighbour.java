package org.minga.alpha.planted;

/** Planted: what another service must not import. */
public class Neighbour {
    public final String name = "neighbour";
}
