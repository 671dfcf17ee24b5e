package org.minga.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestTargetProperties {

    @Provide
    Arbitrary<String> nastyTargets() {
        return Arbitraries.of(
                        "/",
                        ".",
                        "..",
                        "%2e",
                        "%2E",
                        "%2f",
                        "%5c",
                        "\\",
                        ";",
                        "%25",
                        "%00",
                        "a",
                        "internal",
                        "?",
                        "#",
                        "%",
                        "%c3%a9",
                        "é",
                        "//",
                        "http://",
                        "%3b",
                        " ")
                .list()
                .ofMaxSize(12)
                .map(parts -> "/" + String.join("", parts));
    }

    @Property
    void an_accepted_path_means_the_same_however_often_it_is_tidied_up(@ForAll("nastyTargets") String target) {
        switch (RequestTarget.parse(target)) {
            case RequestTarget.Refused refused -> assertThat(refused.reason()).isNotBlank();
            case RequestTarget.Accepted accepted -> {
                for (RequestTarget.Segment segment : accepted.segments()) {
                    assertThat(segment.decoded()).doesNotContain("/", "\\").isNotIn(".", "..");
                    assertThat(segment.raw()).doesNotContain("/", "\\", ";", "?", "#");
                    assertThat(URLDecoder.decode(segment.raw().replace("+", "%2B"), StandardCharsets.UTF_8))
                            .isEqualTo(segment.decoded());
                }
            }
        }
    }

    @Property
    void what_was_accepted_is_accepted_again_unchanged(@ForAll("nastyTargets") String target) {
        if (RequestTarget.parse(target) instanceof RequestTarget.Accepted accepted) {
            String path = accepted.segments().stream()
                    .map(RequestTarget.Segment::raw)
                    .collect(Collectors.joining("/", "/", ""));
            String whole = accepted.query() == null ? path : path + "?" + accepted.query();
            assertThat(RequestTarget.parse(whole)).isEqualTo(accepted);
        }
    }

    @Property
    void any_text_is_either_accepted_or_refused(@ForAll String target) {
        assertThat(RequestTarget.parse(target)).isNotNull();
    }
}
