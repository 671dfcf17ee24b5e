package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minga.tally.formats.bundle.BallotJson.BallotRead;
import org.minga.tally.formats.bundle.RulesJson.RulesRead;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.seats.Plurality;

class RulesJsonTest {

    private static final String CUMULATIVE = """
            {"ballot":{"kind":"cumulative","max":4,"maxPerOption":5,"maxPoints":10,"min":1,"minPoints":2},\
            "method":{"budget":{"amount":"9223372036854775807/1","currency":"PLN"},"id":"budget-greedy","misfit":"stop",\
            "scoreThreshold":200,"version":1},"ties":"option_code_ascending"}""";

    @Test
    void rules_are_written_in_full() {
        ContestRules rules = new ContestRules(
                new BudgetGreedy(Long.MAX_VALUE, "PLN", Misfit.STOP, 200, List.of()),
                new BallotRules.Cumulative(1, 4, 2, 10, 5));

        assertThat(RulesJson.write(rules)).isEqualTo(CUMULATIVE);
        assertThat(RulesJson.read(CUMULATIVE)).isEqualTo(new RulesRead.Read(rules));
    }

    @Test
    void the_hash_of_rules_is_that_of_their_text() {
        ContestRules rules = new ContestRules(new Plurality(1), new BallotRules.Single(1));

        // printf '%s' TEXT | sha256sum
        assertThat(RulesJson.write(rules))
                .isEqualTo("{\"ballot\":{\"kind\":\"single\",\"max\":1,\"min\":1},\"method\":{\"id\":\"plurality\","
                        + "\"seats\":1,\"version\":1},\"ties\":\"option_code_ascending\"}");
        assertThat(RulesJson.hash(rules))
                .isEqualTo("sha256:98bfb9ad439026d323dda653b9b8e4c11d9651a66c12c779a8bacb6503969e3c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"ties\":\"option_code_ascending\"|\"ties\":\"lot\"|/ties",
                "\"version\":1|\"version\":2|/method/id",
                "\"misfit\":\"stop\"|\"misfit\":\"halt\"|/method/misfit",
                "\"scoreThreshold\":200|\"scoreThreshold\":\"200/1\"|/method/scoreThreshold",
                "\"scoreThreshold\":200|\"scoreThreshold\":-1|/method/scoreThreshold",
                "\"min\":1,|\"min\":9,|/ballot/min",
                "\"min\":1,|\"min\":1,\"mean\":2,|",
                "\"max\":4,|\"max\":4000000000,|/ballot/max",
                "\"kind\":\"cumulative\"|\"kind\":\"single\"|/ballot/max",
                "\"amount\":\"9223372036854775807/1\"|\"amount\":\"9223372036854775808/1\"|/method/budget/amount",
                "\"currency\":\"PLN\"|\"currency\":\"PLN\",\"digits\":2|/method/budget/digits",
            })
    void unsound_rules_are_refused_where_they_are(String part, String other, String path) {
        assertThat(RulesJson.read(CUMULATIVE.replace(part, other)))
                .isInstanceOfSatisfying(
                        RulesRead.Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(RuleFault::path)
                                .contains(path == null ? "" : path));
    }

    @Test
    void ballots_are_written_as_the_api_takes_them() {
        assertThat(BallotJson.write(new Ballot.Single("A"))).isEqualTo("{\"selections\":[\"A\"]}");
        assertThat(BallotJson.write(new Ballot.Approval(List.of("b", "a"))))
                .isEqualTo("{\"selections\":[\"a\",\"b\"]}");
        assertThat(BallotJson.write(new Ballot.Ordinal(List.of("b", "a")))).isEqualTo("{\"ranking\":[\"b\",\"a\"]}");
        assertThat(BallotJson.write(new Ballot.Cumulative(Map.of("b", 2L, "a", 0L))))
                .isEqualTo("{\"points\":{\"b\":2}}");
    }

    @Test
    void only_the_canonical_text_of_a_ballot_is_read() {
        for (String text : List.of(
                "{\"selections\":[\"b\",\"a\"]}",
                "{\"selections\": []}",
                "{\"selections\":[1]}",
                "{\"selections\":{}}",
                "{\"selections\":[],\"x\":1}",
                "{\"ranking\":[]}",
                "[]")) {
            assertThat(BallotJson.read(text, BallotKind.APPROVAL)).isInstanceOf(BallotRead.Refused.class);
        }
        assertThat(BallotJson.read("{\"points\":{\"a\":0}}", BallotKind.CUMULATIVE))
                .isInstanceOf(BallotRead.Refused.class);
        assertThat(BallotJson.read("{\"selections\":[]}", BallotKind.APPROVAL)).isInstanceOf(BallotRead.Read.class);
    }
}
