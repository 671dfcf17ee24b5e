package org.minga.local.cli.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The processes that we build ourselves, in the order in which they are listed for people. */
public enum Service {
    CAMPAIGN("campaign-service", "campaign"),
    SUBMISSION("submission-service", "submission"),
    VOTING("voting-service", "voting"),
    REWARD("reward-service", "reward"),
    GATEWAY("gateway", "gateway");

    private final String module;
    private final String label;

    Service(String module, String label) {
        this.module = module;
        this.label = label;
    }

    /** The folder it is built in, which is also its name in logs. */
    public String module() {
        return module;
    }

    /** How people call it on the command line; also the name of its database. */
    public String label() {
        return label;
    }

    public boolean hasDatabase() {
        return this != GATEWAY;
    }

    /** The four that own a database. */
    public static List<Service> withDatabase() {
        return Arrays.stream(values()).filter(Service::hasDatabase).toList();
    }

    /** Finds it by {@code voting} or {@code voting-service}. */
    public static Optional<Service> ofLabel(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(service -> service.label.equals(wanted) || service.module.equals(wanted))
                .findFirst();
    }

    String environmentName() {
        return name();
    }
}
