package org.minga.campaign.check;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    /** What there is to constrain. */
    record Form(
            @PlainText(max = 5) String text,
            @ZoneName String zone,
            @LanguageTag String language,
            @CalendarTime Instant time) {}

    private static int faults(Form form) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(form).size();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "123456", "a\u0007b", "a\u007fb"})
    void a_text_has_something_to_read_and_no_control_characters(String text) {
        assertThat(faults(new Form(text, "UTC", "en", NOW))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "12345", "a\nb\tc", "río"})
    void lines_and_letters_of_all_kinds_are_text(String text) {
        assertThat(faults(new Form(text, "UTC", "en", NOW))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Atlantis", "+02:00", "europe/madrid"})
    void only_names_of_zones_are_zones(String zone) {
        assertThat(faults(new Form("a", zone, "en", NOW))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "english language", "en_US", "EN", "x"})
    void only_canonical_tags_are_languages(String tag) {
        assertThat(faults(new Form("a", "UTC", tag, NOW))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR", "zh-Hant-TW", "qu"})
    void well_formed_tags_are_languages(String tag) {
        assertThat(faults(new Form("a", "UTC", tag, NOW))).isZero();
    }

    @Test
    void times_lie_in_our_centuries() {
        assertThat(faults(new Form("a", "UTC", "en", Instant.parse("1999-12-31T23:59:59Z"))))
                .isEqualTo(1);
        assertThat(faults(new Form("a", "UTC", "en", Instant.parse("2200-01-01T00:00:00Z"))))
                .isEqualTo(1);
        assertThat(faults(new Form("a", "UTC", "en", Instant.parse("2000-01-01T00:00:00Z"))))
                .isZero();
    }
}
