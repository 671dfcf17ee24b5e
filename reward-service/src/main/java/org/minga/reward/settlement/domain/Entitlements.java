package org.minga.reward.settlement.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.reward.fact.domain.Facts;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.rule.domain.Grant;
import org.minga.reward.rule.domain.Rule;

/** What the facts, as they stand, entitle to. A pure function: the way they came about leaves no trace. */
public final class Entitlements {
    private Entitlements() {}

    public static Map<RewardKey, Entitlement> of(List<Rule> rules, Facts facts) {
        Map<RewardKey, Entitlement> entitlements = new LinkedHashMap<>();
        for (Rule rule : rules) {
            claims(rule, facts).stream()
                    .filter(claim -> mayReceive(claim.recipient(), rule))
                    .map(claim -> new Entitlement(rule, cause(rule, facts, claim), claim.recipient(), claim.evidence()))
                    .forEach(entitlement -> entitlements.putIfAbsent(entitlement.key(), entitlement));
        }
        return entitlements;
    }

    private record Claim(Recipient recipient, Evidence evidence) {}

    /** A submission wins an award even if nobody is known as its author; it scores no points, wears no badge, takes no part. */
    private static boolean mayReceive(Recipient recipient, Rule rule) {
        return switch (recipient) {
            case Recipient.Person person -> true;
            case Recipient.Submission submission ->
                switch (rule.occasion()) {
                    case SUBMISSION_ACCEPTED, WINNER -> rule.grant() instanceof Grant.Award;
                    case PARTICIPATION -> false;
                };
        };
    }

    private static List<Claim> claims(Rule rule, Facts facts) {
        return switch (rule.occasion()) {
            case SUBMISSION_ACCEPTED -> published(facts);
            case PARTICIPATION -> {
                List<Claim> claims = voted(facts);
                claims.addAll(published(facts));
                yield claims;
            }
            case WINNER ->
                submissions(facts).stream()
                        .filter(Facts.Submission::selected)
                        .map(Entitlements::claim)
                        .toList();
        };
    }

    private static List<Claim> published(Facts facts) {
        return submissions(facts).stream()
                .filter(Facts.Submission::published)
                .map(Entitlements::claim)
                .toList();
    }

    private static List<Claim> voted(Facts facts) {
        List<Claim> claims = new ArrayList<>();
        facts.participations().stream()
                .sorted(Comparator.comparing(Facts.Participation::contestId))
                .forEach(one -> claims.add(
                        new Claim(new Recipient.Person(one.personId()), new Evidence.Contest(one.contestId()))));
        return claims;
    }

    /** Sorted, so that of several that speak for one reward always the same is named. */
    private static List<Facts.Submission> submissions(Facts facts) {
        return facts.submissions().stream()
                .sorted(Comparator.comparing(Facts.Submission::id))
                .toList();
    }

    private static Claim claim(Facts.Submission submission) {
        return new Claim(submission.recipient(), new Evidence.Submission(submission.id()));
    }

    /** A badge is worn once, and taking part is one thing however often: both are given for the campaign. */
    private static Cause cause(Rule rule, Facts facts, Claim claim) {
        boolean once = switch (rule.occasion()) {
            case PARTICIPATION -> true;
            case SUBMISSION_ACCEPTED, WINNER -> rule.grant() instanceof Grant.Badge;
        };
        UUID subject = claim.evidence().id();
        return once ? new Cause.Campaign(facts.campaignId()) : new Cause.Submission(subject);
    }
}
