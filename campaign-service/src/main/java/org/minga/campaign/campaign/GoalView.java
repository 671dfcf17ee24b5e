package org.minga.campaign.campaign;

import org.minga.campaign.campaign.domain.Goal;

/** A measurable target. */
record GoalView(String metric, long target, String unit) {
    static GoalView from(Goal goal) {
        return new GoalView(goal.metric(), goal.target(), goal.unit());
    }
}
