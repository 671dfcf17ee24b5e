package org.minga.reward.settlement.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minga.reward.fact.domain.Facts;
import org.minga.reward.rule.domain.Rule;

/**
 * Compares what is due with what is held.
 *
 * <pre>
 *              due            not due
 *  never held  grant, turn 1  -
 *  held        -              reverse
 *  taken back  grant again    -
 * </pre>
 */
public final class Settlement {
    private Settlement() {}

    /**
     * The movements still to be made.
     *
     * @param holdings of the same recipients as the facts, in this campaign
     * @return sorted by recipient, so that two settlements touching the same ones take their locks in one order
     */
    public static List<Movement> movements(List<Rule> rules, Facts facts, Collection<Holding> holdings) {
        Map<RewardKey, Entitlement> due = Entitlements.of(rules, facts);
        Map<UUID, Rule> rulesById = new HashMap<>();
        rules.forEach(rule -> rulesById.put(rule.id(), rule));
        Set<RewardKey> known = new HashSet<>();
        List<Movement> movements = new ArrayList<>();
        for (Holding holding : holdings) {
            known.add(holding.key());
            Entitlement entitlement = due.get(holding.key());
            Rule rule = rulesById.get(holding.key().ruleId());
            if (holding.held() && entitlement == null && rule != null) {
                movements.add(new Movement.Reversed(holding, rule));
            } else if (!holding.held() && entitlement != null) {
                movements.add(new Movement.Granted(entitlement, Optional.of(holding)));
            }
        }
        due.values().stream()
                .filter(entitlement -> !known.contains(entitlement.key()))
                .forEach(entitlement -> movements.add(new Movement.Granted(entitlement, Optional.empty())));
        movements.sort(Comparator.comparing(
                        (Movement movement) -> movement.key().recipient().subject())
                .thenComparingInt(movement -> rules.indexOf(movement.rule()))
                .thenComparing(movement -> movement.key().causeId()));
        return movements;
    }
}
