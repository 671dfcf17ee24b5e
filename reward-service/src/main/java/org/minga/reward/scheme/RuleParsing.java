package org.minga.reward.scheme;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.FieldError;
import org.minga.reward.rule.domain.Grant;

/** Turns valid fields into grants, or names every field that is missing, out of place or used twice. */
final class RuleParsing {
    private static final Set<String> CURRENCIES = currencies();

    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> badgeCodes = new HashSet<>();
    private final List<Grant> grants = new ArrayList<>();

    private RuleParsing() {}

    /** The grants in order, only of use when there are no errors. */
    record Parsed(List<Grant> grants, List<FieldError> errors) {}

    static Parsed parse(List<RuleBody> rules) {
        RuleParsing parsing = new RuleParsing();
        for (int i = 0; i < rules.size(); i++) {
            parsing.grant("/rules/" + i + "/grant", rules.get(i).grant());
        }
        return new Parsed(List.copyOf(parsing.grants), List.copyOf(parsing.errors));
    }

    private void grant(String pointer, GrantBody body) {
        int before = errors.size();
        Supplier<Grant> grant = switch (body.kind()) {
            case POINTS -> points(pointer, body);
            case BADGE -> badge(pointer, body);
            case AWARD -> award(pointer, body);
        };
        if (errors.size() == before) {
            grants.add(grant.get());
        }
    }

    private Supplier<Grant> points(String pointer, GrantBody body) {
        Long amount = required(pointer + "/amount", body.amount());
        outOfPlace(pointer + "/code", body.code());
        outOfPlace(pointer + "/name", body.name());
        outOfPlace(pointer + "/money", body.money());
        return () -> new Grant.Points(present(amount));
    }

    private Supplier<Grant> badge(String pointer, GrantBody body) {
        String code = required(pointer + "/code", body.code());
        var name = required(pointer + "/name", body.name());
        outOfPlace(pointer + "/amount", body.amount());
        outOfPlace(pointer + "/money", body.money());
        if (code != null && !badgeCodes.add(code)) {
            refuse(pointer + "/code", "duplicate", "another rule already gives the badge " + code);
        }
        return () -> new Grant.Badge(present(code), present(name));
    }

    private Supplier<Grant> award(String pointer, GrantBody body) {
        var name = required(pointer + "/name", body.name());
        outOfPlace(pointer + "/amount", body.amount());
        outOfPlace(pointer + "/code", body.code());
        MoneyBody money = body.money();
        if (money != null && !CURRENCIES.contains(money.currency())) {
            refuse(pointer + "/money/currency", "unknown_currency", "not a currency of ISO 4217");
        }
        return () -> new Grant.Award(
                present(name),
                Optional.ofNullable(money).map(given -> new Grant.Money(given.amount(), given.currency())));
    }

    private <T> @Nullable T required(String pointer, @Nullable T value) {
        if (value == null) {
            refuse(pointer, "required", "this kind of grant needs it");
        }
        return value;
    }

    private void outOfPlace(String pointer, @Nullable Object value) {
        if (value != null) {
            refuse(pointer, "not_allowed", "this kind of grant has no such field");
        }
    }

    private void refuse(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a grant with errors has no value");
        }
        return value;
    }

    private static Set<String> currencies() {
        Set<String> codes = new HashSet<>();
        Currency.getAvailableCurrencies().forEach(currency -> codes.add(currency.getCurrencyCode()));
        return Set.copyOf(codes);
    }
}
