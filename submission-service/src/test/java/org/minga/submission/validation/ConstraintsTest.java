package org.minga.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minga.submission.submission.domain.Status;

class ConstraintsTest {

    record Sample(
            @LanguageTag @Nullable String language,
            @CurrencyCode @Nullable String currency,
            @OneOf(Status.class) @Nullable String status,
            @PlainText @Nullable String line,
            @PlainText(lines = true) @Nullable String lines) {}

    private static boolean valid(String field, String value) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validateValue(Sample.class, field, value).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "language, en, true",
        "language, pt-BR, true",
        "language, zh-Hant-TW, true",
        "language, und, true",
        "language, EN, false",
        "language, en_GB, false",
        "language, e, false",
        "language, '', false",
        "language, x-klingon, false",
        "currency, EUR, true",
        "currency, PLN, true",
        "currency, eur, false",
        "currency, EURO, false",
        "status, pending, true",
        "status, PENDING, false",
        "status, gone, false",
        "line, 'one line', true",
        "line, 'two\nlines', false",
        "line, 'tab\tbed', false",
        "lines, 'two\nlines', true",
        "lines, 'bell \u0007', false",
    })
    void each_constraint_takes_what_it_should(String field, String value, boolean expected) {
        assertThat(valid(field, value)).as(field + " " + value).isEqualTo(expected);
    }
}
