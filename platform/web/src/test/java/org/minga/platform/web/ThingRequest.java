package org.minga.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.platform.text.LanguageText;

record ThingRequest(
        @NotBlank @Size(max = 20) String name,
        @NotNull @LanguageText(max = 10) Map<String, String> title,
        @Size(max = 3) List<@Valid Part> parts,
        Map<String, @Max(9) Integer> weights,
        Colour colour,
        UUID owner,
        Instant opensAt,
        Boolean open,
        int count) {

    enum Colour {
        @JsonProperty("dark_red")
        DARK_RED,
        @JsonProperty("green")
        GREEN
    }

    record Part(
            @NotNull @Max(10) Integer size,
            @JsonProperty(required = true) String label) {}
}
