package org.minga.voting.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.voting.Town.as;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.minga.voting.Town;

/** An open wiki survey. */
record Survey(Town town, UUID contest) {
    static final Map<String, Object> RULES =
            Map.of("ballot", Map.of("kind", "pairwise"), "method", Map.of("id", "pairwise"));

    /** With given options. */
    static Survey of(String... codes) {
        Map<String, Object> contest = new HashMap<>(RULES);
        contest.put("options", Town.options(codes));
        Town.Opened opened = Town.open(contest);
        return new Survey(opened.town(), opened.contest());
    }

    /** Whose options are the submissions. */
    static Survey ofSubmissions(String... titles) {
        Map<String, Object> contest = new HashMap<>(RULES);
        contest.put("options", Map.of("from", "submissions"));
        Town town = Town.draft();
        UUID id = town.create(contest);
        for (String title : titles) {
            town.submission(title, null, null);
        }
        town.publish();
        return new Survey(town, id);
    }

    Town.Opened opened() {
        return new Town.Opened(town, contest);
    }

    String path() {
        return "/v1/contests/" + contest + "/pairs";
    }

    Response next(String voter) {
        return as(voter, "ballots:cast").post(path());
    }

    /** The appearance of a pair that must be there. */
    Shown show(String voter) {
        Response next = next(voter);
        assertThat(next.statusCode()).as(next.asString()).isIn(200, 201);
        return new Shown(next.path("appearance"), next.path("left.code"), next.path("right.code"));
    }

    record Shown(String appearance, String left, String right) {
        boolean has(String code) {
            return left.equals(code) || right.equals(code);
        }
    }

    Response answer(String voter, String appearance, Map<String, String> answer) {
        return as(voter, "ballots:cast").body(answer).put(path() + "/" + appearance);
    }

    Response choose(String voter, String appearance, String winner) {
        return answer(voter, appearance, Map.of("winner", winner));
    }

    Response skip(String voter, String appearance, String reason) {
        return answer(voter, appearance, Map.of("skip", reason));
    }
}
