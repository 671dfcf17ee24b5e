package org.minga.reward.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minga.platform.problem.FieldError;
import org.minga.reward.rule.domain.Grant;
import org.minga.reward.scheme.GrantBody.Kind;
import org.minga.reward.scheme.RuleBody.On;

class RuleParsingTest {
    private static final Map<String, String> NAME = Map.of("en", "Well done");

    @Test
    void each_kind_becomes_its_grant() {
        RuleParsing.Parsed parsed = RuleParsing.parse(List.of(
                rule(new GrantBody(Kind.POINTS, 10L, null, null, null)),
                rule(new GrantBody(Kind.BADGE, null, "took-part", NAME, null)),
                rule(new GrantBody(Kind.AWARD, null, null, NAME, new MoneyBody(50_000L, "EUR"))),
                rule(new GrantBody(Kind.AWARD, null, null, NAME, null))));

        assertThat(parsed.errors()).isEmpty();
        assertThat(parsed.grants())
                .containsExactly(
                        new Grant.Points(10),
                        new Grant.Badge("took-part", NAME),
                        new Grant.Award(NAME, Optional.of(new Grant.Money(50_000, "EUR"))),
                        new Grant.Award(NAME, Optional.empty()));
    }

    @Test
    void every_missing_or_misplaced_field_is_named_at_once() {
        RuleParsing.Parsed parsed = RuleParsing.parse(List.of(
                rule(new GrantBody(Kind.POINTS, null, "code", null, null)),
                rule(new GrantBody(Kind.BADGE, 5L, null, null, null)),
                rule(new GrantBody(Kind.AWARD, null, "code", null, null))));

        assertThat(parsed.errors())
                .extracting(RuleParsingTest::place)
                .containsExactlyInAnyOrder(
                        "/rules/0/grant/amount required",
                        "/rules/0/grant/code not_allowed",
                        "/rules/1/grant/code required",
                        "/rules/1/grant/name required",
                        "/rules/1/grant/amount not_allowed",
                        "/rules/2/grant/name required",
                        "/rules/2/grant/code not_allowed");
    }

    @Test
    void a_badge_code_twice_and_a_made_up_currency_are_refused() {
        RuleParsing.Parsed parsed = RuleParsing.parse(List.of(
                rule(new GrantBody(Kind.BADGE, null, "took-part", NAME, null)),
                rule(new GrantBody(Kind.BADGE, null, "took-part", NAME, null)),
                rule(new GrantBody(Kind.AWARD, null, null, NAME, new MoneyBody(1L, "QQQ")))));

        assertThat(parsed.errors())
                .extracting(RuleParsingTest::place)
                .containsExactly("/rules/1/grant/code duplicate", "/rules/2/grant/money/currency unknown_currency");
    }

    private static RuleBody rule(GrantBody grant) {
        return new RuleBody(On.WINNER, grant);
    }

    private static @Nullable String place(FieldError error) {
        return error.pointer() + " " + error.code();
    }
}
