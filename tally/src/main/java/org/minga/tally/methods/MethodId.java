package org.minga.tally.methods;

/**
 * A counting method and its version. The version is raised whenever equal ballots would be counted or told otherwise,
 * so that an old bundle says which arithmetic it was counted with.
 *
 * @param name for instance {@code budget-greedy}
 * @param version 1 or more
 */
public record MethodId(String name, int version) {
    @Override
    public String toString() {
        return name + " v" + version;
    }
}
