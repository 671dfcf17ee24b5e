package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.tally.TestElection;
import org.minga.tally.formats.bundle.RecountOutcome.Confirmed;
import org.minga.tally.formats.bundle.RecountOutcome.Refuted;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.seats.Plurality;

class RecountTest {

    private static final TestElection ELECTION = election(5, 4);
    private static final TestBundle BUNDLE = TestBundle.plain(ELECTION, 4);

    @Test
    void a_bundle_reads_as_the_format_says() {
        String key = TestBundle.SIGNER.keyId();
        assertThat(BUNDLE.lines().getFirst())
                .isEqualTo("{\"conditions\":{},\"contest\":{\"campaign\":\"campaign-1\",\"id\":\"contest-1\",\"title\":"
                        + "{\"en\":\"What next?\",\"pl\":\"Co dalej?\"}},\"electorate\":{\"kind\":\"any_account\"},"
                        + "\"keys\":[{\"id\":\"" + key + "\",\"x\":\""
                        + TestBundle.SIGNER.key().x() + "\"}],\"kind\":\"minga-audit-bundle\","
                        + "\"options\":[{\"code\":\"A\"},{\"code\":\"B\"}],\"pageSize\":4,\"rules\":"
                        + RulesJson.write(ELECTION.rules()) + ",\"rulesHash\":\""
                        + RulesJson.hash(ELECTION.rules())
                        + "\",\"version\":2}");
        assertThat(BUNDLE.lines().get(1)).matches("\\{\"b\":\\{\"selections\":\\[\"A\"]},\"s\":\"[0-9a-f]{32}\"}");
        assertThat(BUNDLE.lines().get(5)).startsWith("{\"hash\":\"sha256:").endsWith("\",\"lines\":4,\"page\":1}");
        assertThat(BUNDLE.lines().get(12))
                .startsWith("{\"head\":{\"at\":\"2026-05-01T10:00:00.123456Z\",\"key\":\"" + key + "\",\"root\":\"")
                .endsWith("==\",\"size\":9}}");
        assertThat(BUNDLE.lines().get(14))
                .startsWith("{\"box\":{\"counted\":9,\"entries\":9,\"hash\":\"sha256:")
                .endsWith(",\"pages\":3,\"paper\":0,\"voided\":0}}");
        assertThat(BUNDLE.lines().get(15))
                .isEqualTo("{\"decision\":\"elected\",\"option\":\"A\",\"placesLeft\":1,\"round\":1,\"votes\":5}");
        assertThat(BUNDLE.lines().get(16))
                .isEqualTo(
                        "{\"result\":{\"ballots\":9,\"ranking\":[[\"A\"],[\"B\"]],\"scores\":{\"A\":5,\"B\":4},\"supporters\":{\"A\":5,\"B\":4},"
                                + "\"winners\":[{\"code\":\"A\",\"score\":5}]}}");
        assertThat(BUNDLE.lines().get(17)).startsWith("{\"signature\":{\"key\":\"" + key + "\",\"signature\":\"");
        assertThat(BUNDLE.lines()).hasSize(18);
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
    void a_changed_ballot_is_named_with_its_page_and_told_by_box_and_log_when_the_page_was_made_to_fit() {
        List<String> box = new ArrayList<>(BUNDLE.box());
        // The winner would be B.
        box.set(4, box.get(4).replace("\"A\"", "\"B\""));
        List<String> plain = new ArrayList<>(BUNDLE.lines());
        plain.set(6, box.get(4));
        List<String> halfFitted = new ArrayList<>(BUNDLE.withBox(box));
        halfFitted.set(13, BUNDLE.lines().get(13));

        Refuted onPage = refuted(BUNDLE.recount(plain));
        Refuted inLog = refuted(BUNDLE.recount(BUNDLE.withBox(box)));

        assertThat(onPage.finding()).isEqualTo(Finding.LINE_CHANGED);
        assertThat(onPage.page()).isEqualTo(2);
        assertThat(inLog.finding()).isEqualTo(Finding.HEAD);
        assertThat(inLog.line()).isEqualTo(13);
        assertThat(inLog.explanation()).contains("entries 0 to 8");
    }

    @Test
    void a_changed_paper_ballot_is_told_by_the_box_or_the_count_when_the_page_was_made_to_fit() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleWriter writer = writer(out);
        new TestLog(TestBundle.CONTEST, writer, TestBundle.SIGNER, 1).end();
        writer.paper("{\"selections\":[\"A\"]}", 5);
        writer.paper("{\"selections\":[\"B\"]}", 4);
        String hash = writer.finish(TestBundle.SIGNER).hash();
        TestBundle bundle =
                new TestBundle(TestBundle.lines(out.toString(StandardCharsets.UTF_8)), hash, 4, BUNDLE.log());
        List<String> box = new ArrayList<>(bundle.box());
        box.set(5, box.get(6));
        List<String> fitted = bundle.withBox(box);
        List<String> halfFitted = new ArrayList<>(fitted);
        halfFitted.set(bundle.indexOf("{\"box\""), bundle.lines().get(bundle.indexOf("{\"box\"")));

        assertThat(bundle.recount()).isInstanceOf(Confirmed.class);
        Refuted inBox = refuted(bundle.recount(halfFitted));
        Refuted inCount = refuted(bundle.recount(fitted));

        assertThat(inBox.finding()).isEqualTo(Finding.BOX);
        assertThat(inCount.finding()).isEqualTo(Finding.BALLOT_CHANGED);
        assertThat(inCount.explanation()).contains("Round 1", "5 supporters of option 'A', here are 4");
    }

    @Test
    void a_line_dropped_from_a_page_that_was_made_to_fit_is_named() {
        List<String> page = new ArrayList<>(BUNDLE.lines().subList(1, 4));
        Sha256 hash = new Sha256();
        page.forEach(line -> hash.addLine(TestBundle.bytes(line)));
        List<String> forged = new ArrayList<>(List.of(BUNDLE.lines().getFirst()));
        forged.addAll(page);
        forged.add(new String(BundleLine.page(1, 3, hash.finish()), StandardCharsets.UTF_8));
        forged.addAll(BUNDLE.lines().subList(6, BUNDLE.lines().size()));

        Refuted refuted = refuted(BUNDLE.recount(forged));

        assertThat(refuted.finding()).isEqualTo(Finding.LINE_DROPPED);
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
        List<String> stranger = new ArrayList<>(BUNDLE.box());
        stranger.set(8, stranger.get(8).replace("\"B\"", "\"C\""));
        List<String> unsorted = new ArrayList<>(BUNDLE.box());
        unsorted.add("{\"p\":{\"selections\":[\"B\"]}}");
        unsorted.add("{\"p\":{\"selections\":[\"A\"]}}");
        List<String> late = new ArrayList<>(BUNDLE.box());
        late.add("{\"p\":{\"selections\":[\"A\"]}}");
        late.add(BUNDLE.box().getFirst());

        Refuted unknown = refuted(BUNDLE.recount(BUNDLE.withBox(stranger)));

        assertThat(unknown.finding()).isEqualTo(Finding.BALLOT_INVALID);
        assertThat(unknown.line()).isEqualTo(12);
        assertThat(unknown.explanation()).contains("no option 'C'");
        assertThat(finding(BUNDLE.recount(BUNDLE.withBox(unsorted)))).isEqualTo(Finding.LINE_ORDER);
        assertThat(finding(BUNDLE.recount(BUNDLE.withBox(late)))).isEqualTo(Finding.LINE_ORDER);
    }

    @Test
    void lines_of_the_log_in_any_other_form_are_found_even_where_all_hashes_fit() {
        String salt = BUNDLE.box().getFirst().substring(27);
        for (String line : List.of(
                "{\"b\":{\"selections\":[\"A\"]}}",
                "{\"b\":{\"selections\":[\"A\"]}" + salt.replace("}", ",\"w\":1}"),
                "{\"b\":{\"selections\":[\"A\"]}" + salt.replace("}", ",\"w\":0}"),
                "{\"b\":{\"selections\":[\"A\"]}" + salt.replace("}", ",\"w\":9007199254740993}"),
                "{\"b\":{\"selections\":[\"A\"]}" + salt.replace("}", ",\"x\":1}"),
                "{\"c\":\"00\"}",
                "{\"c\":\"" + "A".repeat(64) + "\"}",
                "{\"v\":-1}",
                "{\"v\":00}",
                "{\"v\":\"1\"}",
                "{\"head\":{}}",
                "{\"head\":[]}")) {
            List<String> box = new ArrayList<>(BUNDLE.box());
            box.set(3, line);

            assertThat(finding(BUNDLE.recount(BUNDLE.withBox(box)))).as(line).isEqualTo(Finding.LINE_INVALID);
        }
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
        assertThat(finding(BUNDLE.recount(BUNDLE.text().replace("\"version\":2}\n", "\"version\":1}\n"))))
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
        String page = BUNDLE.lines().get(5) + "\n";
        String deep = "{\"b\":" + "[".repeat(1_000_000) + "\n";
        String twice = "{\"b\":{\"selections\":[\"A\"]},\"b\":{\"selections\":[\"B\"]}}\n";
        byte[] latin = (header + "{\"b\":{\"selections\":[\"é\"]}}\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(finding(BUNDLE.recount(deep))).isEqualTo(Finding.UNREADABLE);
        assertThat(finding(BUNDLE.recount(header + deep))).isEqualTo(Finding.TRUNCATED);
        assertThat(finding(BUNDLE.recount(header + deep + page))).isEqualTo(Finding.LINE_DROPPED);
        assertThat(finding(BUNDLE.recount(header + twice + BUNDLE.lines().get(14) + "\n")))
                .isEqualTo(Finding.PAGE);
        assertThat(finding(TestBundle.recount(latin, BUNDLE.hash()))).isEqualTo(Finding.TRUNCATED);
        assertThat(finding(BUNDLE.recount("{\"hash\":{}}\n"))).isEqualTo(Finding.HEADER);
        assertThat(finding(BUNDLE.recount(header + "{\"hash\":{}}\n"))).isEqualTo(Finding.PAGE);
        assertThat(finding(BUNDLE.recount(header + "{\"box\":[]}\n"))).isEqualTo(Finding.BOX);
        assertThat(finding(BUNDLE.recount(header + "[]\n"))).isEqualTo(Finding.LINE_CHANGED);
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

    private static BundleWriter writer(ByteArrayOutputStream out) throws IOException {
        return BundleWriter.open(TestBundle.header(ELECTION, Conditions.NONE, TestBundle.SIGNER), out, 4);
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
