package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.tally.TestElection;
import org.minga.tally.formats.bundle.RecountOutcome.Confirmed;
import org.minga.tally.formats.bundle.RecountOutcome.Refuted;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.seats.Plurality;

class RecountTest {

    private static final TestElection ELECTION = election(5, 4);
    private static final TestBundle BUNDLE = TestBundle.of(ELECTION, 4);

    @Test
    void a_bundle_reads_as_the_format_says() {
        assertThat(BUNDLE.lines().getFirst())
                .isEqualTo(
                        "{\"contest\":{\"campaign\":\"campaign-1\",\"id\":\"contest-1\",\"title\":{\"en\":\"What next?\","
                                + "\"pl\":\"Co dalej?\"}},\"electorate\":{\"kind\":\"any_account\"},\"kind\":\"minga-audit-bundle\","
                                + "\"options\":[{\"code\":\"A\"},{\"code\":\"B\"}],\"pageSize\":4,\"rules\":"
                                + RulesJson.write(ELECTION.rules()) + ",\"rulesHash\":\""
                                + RulesJson.hash(ELECTION.rules())
                                + "\",\"version\":1}");
        assertThat(BUNDLE.lines().get(1)).isEqualTo("{\"b\":{\"selections\":[\"A\"]}}");
        assertThat(BUNDLE.lines().get(5))
                .startsWith("{\"ballots\":4,\"hash\":\"sha256:")
                .endsWith("\",\"page\":1}");
        assertThat(BUNDLE.lines().get(13))
                .startsWith("{\"box\":{\"ballots\":9,\"hash\":\"sha256:")
                .endsWith(",\"pages\":3}}");
        assertThat(BUNDLE.lines().get(14))
                .isEqualTo("{\"decision\":\"elected\",\"option\":\"A\",\"placesLeft\":1,\"round\":1,\"votes\":5}");
        assertThat(BUNDLE.lines().get(15))
                .isEqualTo(
                        "{\"result\":{\"ballots\":9,\"ranking\":[[\"A\"],[\"B\"]],\"scores\":{\"A\":5,\"B\":4},\"supporters\":{\"A\":5,\"B\":4},"
                                + "\"winners\":[{\"code\":\"A\",\"score\":5}]}}");
        assertThat(BUNDLE.lines()).hasSize(16);
    }

    @Test
    void a_file_is_recounted_against_its_hash_in_any_spelling(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.bundle");
        Files.writeString(file, BUNDLE.text());
        String digits = BUNDLE.hash().substring("sha256:".length());

        assertThat(Recount.of(file, BUNDLE.hash())).isInstanceOf(Confirmed.class);
        assertThat(Recount.of(file, digits)).isInstanceOf(Confirmed.class);
        assertThat(Recount.of(file, " " + digits.toUpperCase(Locale.ROOT))).isInstanceOf(Confirmed.class);
        assertThat(finding(Recount.of(file, "abc"))).isEqualTo(Finding.HASH_MALFORMED);
        assertThat(finding(Recount.of(file, ""))).isEqualTo(Finding.HASH_MALFORMED);
        assertThat(finding(Recount.of(file, "0".repeat(64)))).isEqualTo(Finding.FILE_HASH);
    }

    @Test
    void a_changed_ballot_is_named_with_its_page_and_told_by_the_box_or_the_count_when_the_page_was_made_to_fit() {
        // The winner would be B.
        List<String> ballots = new ArrayList<>(BUNDLE.ballots());
        ballots.set(4, ballots.getLast());
        List<String> plain = new ArrayList<>(BUNDLE.lines());
        plain.set(6, ballots.getLast());
        List<String> fitted = BUNDLE.withBallots(ballots);
        List<String> halfFitted = new ArrayList<>(fitted);
        halfFitted.set(13, BUNDLE.lines().get(13));

        Refuted onPage = refuted(BUNDLE.recount(plain));
        Refuted inBox = refuted(BUNDLE.recount(halfFitted));
        Refuted inCount = refuted(BUNDLE.recount(fitted));

        assertThat(onPage.finding()).isEqualTo(Finding.BALLOT_CHANGED);
        assertThat(onPage.page()).isEqualTo(2);
        assertThat(inBox.finding()).isEqualTo(Finding.BALLOT_CHANGED);
        assertThat(inBox.line()).isEqualTo(14);
        assertThat(inCount.finding()).isEqualTo(Finding.BALLOT_CHANGED);
        assertThat(inCount.explanation()).contains("Round 1", "5 ballots for option 'A', here are 4");
    }

    @Test
    void a_ballot_dropped_from_a_page_that_was_made_to_fit_is_named() {
        List<String> page = new ArrayList<>(BUNDLE.lines().subList(1, 4));
        Sha256 hash = new Sha256();
        page.forEach(line -> hash.addLine(line.getBytes(StandardCharsets.UTF_8)));
        List<String> forged = new ArrayList<>(List.of(BUNDLE.lines().getFirst()));
        forged.addAll(page);
        forged.add(new String(BundleLine.page(1, 3, hash.finish()), StandardCharsets.UTF_8));
        forged.addAll(BUNDLE.lines().subList(6, BUNDLE.lines().size()));

        Refuted refuted = refuted(BUNDLE.recount(forged));

        assertThat(refuted.finding()).isEqualTo(Finding.BALLOT_DROPPED);
        assertThat(refuted.page()).isEqualTo(1);
    }

    @Test
    void a_dropped_page_is_found() {
        List<String> forged = new ArrayList<>(BUNDLE.lines());
        forged.subList(6, 11).clear();

        assertThat(refuted(BUNDLE.recount(forged)).finding()).isEqualTo(Finding.PAGE);
    }

    @Test
    void a_ballot_against_the_rules_is_found_even_where_all_hashes_fit() {
        List<String> ballots = new ArrayList<>(BUNDLE.ballots());
        ballots.set(8, "{\"b\":{\"selections\":[\"C\"]}}");
        List<String> unsorted = new ArrayList<>(BUNDLE.ballots());
        Collections.reverse(unsorted);

        Refuted stranger = refuted(BUNDLE.recount(BUNDLE.withBallots(ballots)));
        Refuted disorder = refuted(BUNDLE.recount(BUNDLE.withBallots(unsorted)));

        assertThat(stranger.finding()).isEqualTo(Finding.BALLOT_INVALID);
        assertThat(stranger.line()).isEqualTo(12);
        assertThat(stranger.explanation()).contains("no option 'C'");
        assertThat(disorder.finding()).isEqualTo(Finding.BALLOT_ORDER);
    }

    @Test
    void changed_rules_rounds_and_results_are_found() {
        assertThat(finding(BUNDLE.recount(BUNDLE.text().replace("\"seats\":1", "\"seats\":2"))))
                .isEqualTo(Finding.RULES_HASH);
        assertThat(finding(BUNDLE.recount(BUNDLE.text().replace("\"seats\":1", "\"seats\":0"))))
                .isEqualTo(Finding.RULES);
        assertThat(finding(BUNDLE.recount(BUNDLE.text().replace("\"votes\":5", "\"votes\":6"))))
                .isEqualTo(Finding.ROUND);
        assertThat(finding(BUNDLE.recount(
                        BUNDLE.text().replace("[{\"code\":\"A\",\"score\"", "[{\"code\":\"B\",\"score\""))))
                .isEqualTo(Finding.RESULT);
        assertThat(finding(BUNDLE.recount(BUNDLE.text().replace("\"version\":1}\n", "\"version\":2}\n"))))
                .isEqualTo(Finding.HEADER);
        assertThat(finding(BUNDLE.recount(BUNDLE.text().replace("\"pageSize\":4", "\"pageSize\":0"))))
                .isEqualTo(Finding.HEADER);
        assertThat(finding(BUNDLE.recount(BUNDLE.text().replace("\"code\":\"A\"},", "\"code\":\"Z\"},"))))
                .isEqualTo(Finding.HEADER);
        assertThat(finding(BUNDLE.recount(BUNDLE.text() + "\n"))).isEqualTo(Finding.TRAILING);
        assertThat(finding(BUNDLE.recount(BUNDLE.text() + "{}"))).isEqualTo(Finding.TRUNCATED);
        assertThat(finding(BUNDLE.recount(BUNDLE.text().replace("\n", "\r\n")))).isEqualTo(Finding.UNREADABLE);
        assertThat(finding(BUNDLE.recount("\ufeff" + BUNDLE.text()))).isEqualTo(Finding.UNREADABLE);
        assertThat(finding(BUNDLE.recount(""))).isEqualTo(Finding.TRUNCATED);
    }

    @Test
    void a_wrong_bundle_that_was_certified_is_told_apart() {
        String wrong = BUNDLE.text().replace("\"votes\":5", "\"votes\":6");
        Sha256 hash = new Sha256();
        byte[] bytes = wrong.getBytes(StandardCharsets.UTF_8);
        hash.add(bytes, 0, bytes.length);

        Refuted refuted = refuted(TestBundle.recount(bytes, hash.finish()));

        assertThat(refuted.finding()).isEqualTo(Finding.ROUND);
        assertThat(refuted.certifiedFile()).isTrue();
    }

    @Test
    void hostile_lines_are_refused() {
        String header = BUNDLE.lines().getFirst() + "\n";
        String deep = "{\"b\":" + "[".repeat(1_000_000) + "\n";
        String twice = "{\"b\":{\"selections\":[\"A\"]},\"b\":{\"selections\":[\"B\"]}}\n";
        byte[] latin = (header + "{\"b\":{\"selections\":[\"é\"]}}\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(finding(BUNDLE.recount(deep))).isEqualTo(Finding.UNREADABLE);
        assertThat(finding(BUNDLE.recount(header + deep))).isEqualTo(Finding.TRUNCATED);
        assertThat(finding(BUNDLE.recount(header + deep + BUNDLE.lines().get(5) + "\n")))
                .isEqualTo(Finding.BALLOT_DROPPED);
        assertThat(finding(BUNDLE.recount(header + twice + BUNDLE.lines().get(13) + "\n")))
                .isEqualTo(Finding.PAGE);
        assertThat(finding(TestBundle.recount(latin, BUNDLE.hash()))).isEqualTo(Finding.TRUNCATED);
        assertThat(finding(BUNDLE.recount("{\"ballots\":{}}\n"))).isEqualTo(Finding.HEADER);
        assertThat(finding(BUNDLE.recount(header + "{\"ballots\":{}}\n"))).isEqualTo(Finding.PAGE);
        assertThat(finding(BUNDLE.recount(header + "{\"box\":[]}\n"))).isEqualTo(Finding.BOX);
        assertThat(finding(BUNDLE.recount(header + "[]\n"))).isEqualTo(Finding.BALLOT_CHANGED);
        assertThat(finding(BUNDLE.recount(header + "{\"result\":1}\n"))).isEqualTo(Finding.BOX);
    }

    @Test
    void a_line_without_end_is_refused() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 100_000_000;

            @Override
            public int read() {
                return left-- > 0 ? '{' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int filled = (int) Math.min(left, length);
                Arrays.fill(target, offset, offset + filled, (byte) '{');
                left -= filled;
                return filled == 0 ? -1 : filled;
            }
        };

        assertThat(finding(Recount.of(endless, BUNDLE.hash()))).isEqualTo(Finding.UNREADABLE);
    }

    @Test
    void the_writer_refuses_what_could_not_be_recounted() throws IOException {
        BundleHeader header = new BundleHeader(
                "c", "k", Map.of(), ELECTION.rules(), ELECTION.options(), Map.of("kind", "any_account"));
        BundleWriter writer = BundleWriter.open(header, new ByteArrayOutputStream());
        writer.add("{\"selections\":[\"B\"]}", 2);

        assertThatThrownBy(() -> writer.add(new Ballot.Single("A"), 1)).hasMessageContaining("sorted");
        assertThatThrownBy(() -> writer.add(new Ballot.Single("C"), 1)).hasMessageContaining("rules");
        assertThatThrownBy(() -> writer.add("{\"selections\": []}", 1)).hasMessageContaining("canonical");
        BundleSeal seal = writer.finish();

        assertThat(seal.ballots()).isEqualTo(2);
        assertThat(seal.rulesHash()).isEqualTo(RulesJson.hash(ELECTION.rules()));
        assertThat(seal.tally().result().winners()).hasSize(1);
    }

    private static TestElection election(int votesForA, int votesForB) {
        List<Ballot> ballots = new ArrayList<>();
        ballots.addAll(Collections.nCopies(votesForA, new Ballot.Single("A")));
        ballots.addAll(Collections.nCopies(votesForB, new Ballot.Single("B")));
        return new TestElection(
                new ContestRules(new Plurality(1), new BallotRules.Single(1)),
                List.of(BallotOption.of("B"), BallotOption.of("A")),
                ballots);
    }

    private static Refuted refuted(RecountOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refuted.class);
        return (Refuted) outcome;
    }

    private static Finding finding(RecountOutcome outcome) {
        return refuted(outcome).finding();
    }
}
