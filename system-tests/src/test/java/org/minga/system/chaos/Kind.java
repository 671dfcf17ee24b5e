package org.minga.system.chaos;

import org.minga.local.cli.platform.Service;

/** What a person asks, and of which service. */
public enum Kind {
    SUBMIT(Service.SUBMISSION, true),
    READ_SUBMISSION(Service.SUBMISSION, false),
    CAST(Service.VOTING, true),
    WITHDRAW(Service.VOTING, true),
    READ_CONTEST(Service.VOTING, false),
    SAVE_PROFILE(Service.CAMPAIGN, true),
    READ_CAMPAIGN(Service.CAMPAIGN, false),
    READ_REWARDS(Service.REWARD, false);

    private final Service service;
    private final boolean write;

    Kind(Service service, boolean write) {
        this.service = service;
        this.write = write;
    }

    public Service service() {
        return service;
    }

    /** Whether anything is kept of it. */
    public boolean write() {
        return write;
    }
}
