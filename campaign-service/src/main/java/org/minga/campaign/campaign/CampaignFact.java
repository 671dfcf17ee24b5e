package org.minga.campaign.campaign;

import org.minga.campaign.history.Action;

/** What can be said to have happened to a campaign: its event, and its entry in the history. */
public enum CampaignFact {
    CREATED("minga.campaign.created.v1", Action.CREATED),
    CHANGED("minga.campaign.changed.v1", Action.CHANGED),
    PUBLISHED("minga.campaign.published.v1", Action.PUBLISHED),
    PHASE_OPENED("minga.phase.opened.v1", Action.PHASE_OPENED),
    PHASE_CLOSED("minga.phase.closed.v1", Action.PHASE_CLOSED),
    PHASE_EXTENDED("minga.phase.extended.v1", Action.PHASE_EXTENDED);

    private final String type;
    private final Action action;

    CampaignFact(String type, Action action) {
        this.type = type;
        this.action = action;
    }

    String type() {
        return type;
    }

    public Action action() {
        return action;
    }
}
