package org.minga.reward.settlement.domain;

import java.util.Optional;
import org.minga.reward.rule.domain.Rule;

/** One step that brings what is held in line with what is due. */
public sealed interface Movement {
    RewardKey key();

    Rule rule();

    Evidence evidence();

    /** Which turn of the reward this is, from 1. */
    int turn();

    /**
     * Something is given.
     *
     * @param before the reward, if it was given and taken back before
     */
    record Granted(Entitlement entitlement, Optional<Holding> before) implements Movement {
        @Override
        public RewardKey key() {
            return entitlement.key();
        }

        @Override
        public Rule rule() {
            return entitlement.rule();
        }

        @Override
        public Evidence evidence() {
            return entitlement.evidence();
        }

        @Override
        public int turn() {
            return before.map(Holding::turn).orElse(0) + 1;
        }
    }

    /** Something is taken back. */
    record Reversed(Holding holding, Rule rule) implements Movement {
        @Override
        public RewardKey key() {
            return holding.key();
        }

        @Override
        public Evidence evidence() {
            return holding.evidence();
        }

        @Override
        public int turn() {
            return holding.turn() + 1;
        }
    }
}
