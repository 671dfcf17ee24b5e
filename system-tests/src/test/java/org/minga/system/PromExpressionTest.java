package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minga.system.PromExpression.Selector;

class PromExpressionTest {
    @Test
    void metrics_are_told_from_functions_words_labels_and_times() {
        assertThat(PromExpression.selectors("""
                                histogram_quantile(0.99, sum by (le, job) (rate(a_bucket{uri=~"/v1/[{]id[}](x|y)",job="door"}[5m]))) > 2.5
                                and max(b_total offset 1h) unless on (job) c:d == 1e3 or up{job=~"door|.*-service"} == 0"""))
                .containsExactlyInAnyOrder(
                        new Selector("a_bucket", "\\Qdoor\\E", Set.of("le", "uri")),
                        new Selector("b_total", ".*", Set.of("le")),
                        new Selector("c:d", ".*", Set.of("le")),
                        new Selector("up", "door|.*-service", Set.of("le")));
    }
}
