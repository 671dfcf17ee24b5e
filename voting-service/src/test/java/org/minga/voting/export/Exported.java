package org.minga.voting.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.voting.Town.keyed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.voting.Town;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.Contests;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.contest.domain.ParameterValues;

/**
 * A certified contest, its files, and what they come to when they are counted.
 *
 * @param result as published
 */
record Exported(Contest contest, Response result, Path folder) {

    static Exported of(Town.Opened opened, Contests contests, Path folder) {
        Response result = opened.count();
        certify(opened.contest());
        return new Exported(seen(opened.contest(), contests), result, folder);
    }

    static void certify(UUID contest) {
        keyed("olivia")
                .body(Map.of())
                .post("/v1/admin/contests/" + contest + "/certification")
                .then()
                .statusCode(201);
    }

    private static Contest seen(UUID contest, Contests contests) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withSession(() -> contests.requirePublic(contest)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    ContestRules rules() {
        return contest.definition().rules();
    }

    List<BallotOption> options() {
        return contest.options().stream().map(ContestOption::forCount).toList();
    }

    String address(String format) {
        return "/v1/contests/" + contest.id() + "/exports/" + format;
    }

    Path file(String format) {
        Response answer = given().get(address(format));
        assertThat(answer.statusCode()).as(format + answer.asString()).isEqualTo(200);
        try {
            return Files.write(folder.resolve(contest.id() + "." + format), answer.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contest as a reader of cast vote records has to know it. */
    Election withoutBallots() {
        return new Election(
                "", options(), new TreeMap<>(), rules().ballot(), 0, rules().method(), List.of(), List.of());
    }

    static Election read(ElectionRead read) {
        assertThat(read).isInstanceOf(Election.class);
        return (Election) read;
    }

    /** Counts what was read from a file under the rules of the contest. */
    Tally count(Election file) {
        return Count.run(rules(), options(), file.ballots());
    }

    void assertSameResult(Tally tally) {
        assertThat(winners(tally)).isEqualTo(result.path("winners.code"));
        assertThat(tally.result().ballots())
                .isEqualTo(result.<Number>path("weight").longValue());
        Map<String, String> scores = new TreeMap<>();
        result.<Map<String, Object>>path("scores").forEach((code, score) -> scores.put(code, score.toString()));
        assertThat(tally.result().scores().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                score -> ParameterValues.plain(score.getValue()).toString())))
                .isEqualTo(scores);
        Map<String, Long> supporters = new TreeMap<>();
        result.<Map<String, Integer>>path("supporters").forEach((code, number) -> supporters.put(code, (long) number));
        assertThat(new TreeMap<>(tally.result().supporters())).isEqualTo(supporters);
    }

    static List<String> winners(Tally tally) {
        return new ArrayList<>(
                tally.result().winners().stream().map(Winner::option).toList());
    }
}
