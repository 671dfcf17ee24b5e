package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.minga.tally.TestElection;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotKind;

class JsonRoundTripProperties {

    @Property
    void rules_are_read_as_they_were_written(@ForAll long seed) {
        var rules = TestElection.ofSeed(seed).rules();

        assertThat(RulesJson.read(RulesJson.write(rules))).isEqualTo(new RulesJson.RulesRead.Read(rules));
        assertThat(RulesJson.hash(rules)).matches("sha256:[0-9a-f]{64}");
    }

    @Property
    void ballots_are_read_as_they_were_written(@ForAll long seed) {
        for (Ballot ballot : TestElection.ofSeed(seed).ballots()) {
            assertThat(BallotJson.read(BallotJson.write(ballot), ballot.kind()))
                    .isEqualTo(new BallotJson.BallotRead.Read(ballot.canonical()));
        }
    }

    @Property
    void no_text_makes_a_reader_throw(@ForAll String text, @ForAll BallotKind kind) {
        assertThat(RulesJson.read(text)).isInstanceOf(RulesJson.RulesRead.Refused.class);
        assertThat(BallotJson.read(text, kind)).isInstanceOf(BallotJson.BallotRead.Refused.class);
    }
}
