package org.minga.local.cli.operate;

import java.util.List;
import java.util.Map;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.platform.Service;

/** The services that keep data, and which events are theirs. */
final class Services {
    private static final Map<Service, List<String>> ENTITIES = Map.of(
            Service.CAMPAIGN, List.of("organisation", "campaign", "phase", "outcome"),
            Service.SUBMISSION, List.of("submission"),
            Service.VOTING, List.of("contest", "ballot_page"),
            Service.REWARD, List.of("reward"));

    private Services() {}

    /** @throws BackingException when there is none of this name */
    static Service named(String name) {
        return Service.ofLabel(name)
                .filter(Service::hasDatabase)
                .orElseThrow(() -> new BackingException("There is no service called " + name
                        + " that hears events; there are campaign, submission, voting and reward."));
    }

    /** The second word of the types of its events. */
    static List<String> entities(Service owner) {
        return ENTITIES.getOrDefault(owner, List.of());
    }
}
