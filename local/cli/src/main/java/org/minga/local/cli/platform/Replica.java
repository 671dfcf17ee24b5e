package org.minga.local.cli.platform;

/**
 * One process of a service.
 *
 * @param service which service
 * @param number counts from 0
 */
public record Replica(Service service, int number) implements Comparable<Replica> {

    /** {@code voting}, {@code voting-2}, … */
    public String label() {
        return number == 0 ? service.label() : service.label() + "-" + (number + 1);
    }

    @Override
    public int compareTo(Replica other) {
        int byService = service.compareTo(other.service);
        return byService == 0 ? Integer.compare(number, other.number) : byService;
    }
}
