package org.minga.reward.rule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.minga.reward.rule.domain.Rule;
import org.minga.reward.rule.domain.Scheme;

/** Schemes with their rules, written once. */
@ApplicationScoped
public class SchemeStore {
    public Uni<Void> add(Scheme scheme) {
        SchemeRow row = new SchemeRow();
        row.id = scheme.id();
        row.campaignId = scheme.campaignId();
        row.organisationId = scheme.organisationId();
        row.createdBy = scheme.createdBy();
        row.createdAt = scheme.createdAt();
        List<RuleRow> rules = new ArrayList<>();
        for (Rule rule : scheme.rules()) {
            RuleRow ruleRow = new RuleRow();
            ruleRow.id = rule.id();
            ruleRow.schemeId = scheme.id();
            ruleRow.position = rules.size();
            ruleRow.occasion = rule.occasion().code();
            ruleRow.grant = GrantColumns.from(rule.grant());
            rules.add(ruleRow);
        }
        return Panache.getSession()
                .chain(session -> session.persist(row)
                        .chain(session::flush)
                        .chain(() -> session.persistAll(rules.toArray()))
                        .chain(session::flush));
    }

    public Uni<Optional<Scheme>> ofCampaign(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from SchemeRow where campaignId = :campaign", SchemeRow.class)
                        .setParameter("campaign", campaignId)
                        .getSingleResultOrNull()
                        .chain(row -> withRules(session, row)));
    }

    public Uni<Optional<Scheme>> find(UUID schemeId) {
        return Panache.getSession()
                .chain(session -> session.find(SchemeRow.class, schemeId).chain(row -> withRules(session, row)));
    }

    private static Uni<Optional<Scheme>> withRules(Mutiny.Session session, @Nullable SchemeRow row) {
        if (row == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createSelectionQuery("from RuleRow where schemeId = :scheme order by position", RuleRow.class)
                .setParameter("scheme", row.id)
                .getResultList()
                .map(rules -> Optional.of(new Scheme(
                        row.id,
                        row.campaignId,
                        row.organisationId,
                        row.createdBy,
                        row.createdAt,
                        rules.stream().map(RuleRow::toRule).toList())));
    }
}
