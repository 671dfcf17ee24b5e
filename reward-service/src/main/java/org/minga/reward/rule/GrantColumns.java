package org.minga.reward.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minga.reward.rule.domain.Grant;

/** A grant as columns, the same in a rule and in the rewards given by it. */
@Embeddable
public class GrantColumns {
    @Column
    String kind;

    @Column
    @Nullable
    Long amount;

    @Column
    @Nullable
    String code;

    @Column
    @Convert(converter = LanguageMapConverter.class)
    @Nullable
    Map<String, String> name;

    @Column
    @Nullable
    Long moneyAmount;

    @Column
    @Nullable
    String moneyCurrency;

    public static GrantColumns from(Grant grant) {
        GrantColumns columns = new GrantColumns();
        columns.kind = grant.kind();
        switch (grant) {
            case Grant.Points points -> columns.amount = points.amount();
            case Grant.Badge badge -> {
                columns.code = badge.code();
                columns.name = badge.name();
            }
            case Grant.Award award -> {
                columns.name = award.name();
                award.money().ifPresent(money -> {
                    columns.moneyAmount = money.amount();
                    columns.moneyCurrency = money.currency();
                });
            }
        }
        return columns;
    }

    public Grant toGrant() {
        return switch (kind) {
            case "points" -> new Grant.Points(Objects.requireNonNull(amount));
            case "badge" -> new Grant.Badge(Objects.requireNonNull(code), Objects.requireNonNull(name));
            case "award" -> new Grant.Award(Objects.requireNonNull(name), money());
            default -> throw new IllegalStateException("the database holds a grant of unknown kind " + kind);
        };
    }

    private Optional<Grant.Money> money() {
        return moneyAmount == null || moneyCurrency == null
                ? Optional.empty()
                : Optional.of(new Grant.Money(moneyAmount, moneyCurrency));
    }
}
