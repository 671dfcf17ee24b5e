package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minga.tally.TestElection;
import org.minga.tally.formats.bundle.RecountOutcome.Confirmed;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.merkle.MerkleTree;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.Conditions.Quorum;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.seats.Plurality;

class BundleWriterTest {

    private static final TestSigner SIGNER = TestSigner.of(1);
    private static final String A = "{\"selections\":[\"A\"]}";
    private static final String B = "{\"selections\":[\"B\"]}";
    private static final byte[] SALT = new byte[16];
    private static final byte[] COMMITMENT = new byte[32];
    private static final TestElection ELECTION = new TestElection(
            new ContestRules(new Plurality(1), new BallotRules.Single(1)),
            List.of(BallotOption.of("A"), BallotOption.of("B")),
            List.of());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private BundleWriter writer = writer(Conditions.NONE);

    private BundleWriter writer(Conditions conditions) {
        out.reset();
        try {
            return BundleWriter.open(TestBundle.header(ELECTION, conditions, SIGNER), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Confirmed recounted(BundleSeal seal) throws IOException {
        RecountOutcome outcome = Recount.of(new ByteArrayInputStream(out.toByteArray()), seal.hash());
        assertThat(outcome).isInstanceOf(Confirmed.class);
        return (Confirmed) outcome;
    }

    private static SignedHead head(int size, MerkleTree tree) {
        return SIGNER.head(TestBundle.CONTEST, size, tree.root(), Instant.EPOCH);
    }

    @BeforeEach
    void a_new_bundle() {
        writer = writer(Conditions.NONE);
    }

    @Test
    void ballots_that_no_reader_would_take_are_refused() {
        assertThatThrownBy(() -> writer.counted("{\"selections\":[\"C\"]}", SALT, 1))
                .hasMessageContaining("rules");
        assertThatThrownBy(() -> writer.counted("{\"selections\": []}", SALT, 1))
                .hasMessageContaining("canonical");
        assertThatThrownBy(() -> writer.counted(A, SALT, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.counted(A, SALT, 1L << 53)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.counted(A, new byte[15], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.unopened(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_a_ballot_that_waits_for_it_is_voided() throws IOException {
        writer.counted(A, SALT, 1);
        writer.unopened(COMMITMENT);

        assertThatThrownBy(() -> writer.voided(0)).hasMessageContaining("it counts");
        assertThatThrownBy(() -> writer.voided(2)).hasMessageContaining("not in the log");
        assertThatThrownBy(() -> writer.voided(-1)).hasMessageContaining("not in the log");
        writer.voided(1);
        assertThatThrownBy(() -> writer.voided(1)).hasMessageContaining("voided before");
        assertThatThrownBy(() -> writer.voided(2)).hasMessageContaining("no ballot itself");
    }

    @Test
    void a_head_that_is_not_of_this_log_or_not_signed_is_refused() throws IOException {
        MerkleTree empty = new MerkleTree();
        SignedHead unsigned = new SignedHead(head(0, empty).head(), SIGNER.keyId(), new byte[64]);

        assertThatThrownBy(() -> writer.head(head(1, empty))).hasMessageContaining("1 entries stands behind 0");
        assertThatThrownBy(() -> writer.head(unsigned)).hasMessageContaining("signature");
        assertThatThrownBy(() -> writer.head(TestSigner.of(2).head(TestBundle.CONTEST, 0, empty.root(), Instant.EPOCH)))
                .hasMessageContaining("header does not name");
        assertThatThrownBy(() -> writer.head(SIGNER.head("contest-2", 0, empty.root(), Instant.EPOCH)))
                .hasMessageContaining("signature");
        writer.head(head(0, empty));
        writer.counted(A, SALT, 1);
        assertThatThrownBy(() -> writer.head(head(1, empty))).hasMessageContaining("entries 0 to 0");
    }

    @Test
    void a_log_ends_with_a_head_and_nothing_left_to_void() throws IOException {
        TestLog log = new TestLog(TestBundle.CONTEST, writer, SIGNER, 1);
        log.replaced();

        assertThatThrownBy(() -> writer.finish(SIGNER)).hasMessageContaining("without a signed tree head");
        log.head();
        assertThatThrownBy(() -> writer.paper(A, 1)).hasMessageContaining("neither opened nor voided");
        log.end();
        writer.paper(B, 2);
        assertThatThrownBy(() -> writer.paper(A, 1)).hasMessageContaining("sorted");
        assertThatThrownBy(() -> writer.counted(A, SALT, 1)).hasMessageContaining("ended");
        assertThatThrownBy(() -> writer.finish(TestSigner.of(2))).hasMessageContaining("signer");
    }

    @Test
    void an_empty_contest_has_a_bundle_too() throws IOException {
        writer.head(head(0, new MerkleTree()));

        BundleSeal seal = writer.finish(SIGNER);

        assertThat(recounted(seal).counts()).isEqualTo(new BoxCounts(0, 0, 0, 0));
        assertThat(recounted(seal).pages()).isEqualTo(1);
        assertThat(seal.rulesHash()).isEqualTo(RulesJson.hash(ELECTION.rules()));
    }

    @Test
    void weights_count_and_the_quorum_counts_voters() throws IOException {
        writer = writer(new Conditions(new Quorum.Ballots(3), Rational.of(3, 4)));
        TestLog log = new TestLog(TestBundle.CONTEST, writer, SIGNER, 1);
        log.counted(A, 5);
        log.counted(B, 1);
        log.end();
        writer.paper(A, 1);

        BundleSeal seal = writer.finish(SIGNER);

        assertThat(seal.ballots()).isEqualTo(3);
        assertThat(seal.tally().result().ballots()).isEqualTo(7);
        assertThat(seal.outcome())
                .isEqualTo(new Outcome(
                        new Outcome.Turnout(3, 3),
                        new Outcome.Support(Rational.of(3, 4), 7, 6),
                        List.of("A"),
                        List.of()));
        assertThat(recounted(seal).outcome()).isEqualTo(seal.outcome());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"conditions\":{\"quorum\":{\"ballots\":3},\"threshold\":\"3/4\"}")
                .contains("{\"outcome\":{\"accepted\":[\"A\"],\"belowThreshold\":[],"
                        + "\"quorum\":{\"ballots\":3,\"needed\":3,\"reached\":true},"
                        + "\"threshold\":{\"needed\":6,\"share\":\"3/4\",\"weight\":7}}}\n");
    }

    @Test
    void a_header_that_could_not_be_checked_is_refused() {
        assertThatThrownBy(() -> writer(new Conditions(new Quorum.Share(Rational.of(1, 5)), null)))
                .hasMessageContaining("size of the electorate");
        assertThatThrownBy(() -> TestBundle.header(ELECTION, Conditions.NONE)).hasMessageContaining("no key");
        assertThatThrownBy(() -> TestBundle.header(ELECTION, Conditions.NONE, SIGNER, SIGNER))
                .hasMessageContaining("each once");
        assertThatThrownBy(() -> new BundleHeader(
                        "a\nb",
                        "k",
                        Map.of(),
                        ELECTION.rules(),
                        ELECTION.options(),
                        Map.of(),
                        Conditions.NONE,
                        List.of(SIGNER.key())))
                .hasMessageContaining("control characters");
    }
}
