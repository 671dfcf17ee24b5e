package org.minga.voting.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;
import org.minga.voting.contest.Contests;

/** A hundred thousand ballots leave without being in memory, however slow the reader is. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class BigExportIT {
    private static final int BALLOTS = 100_000;
    private static final int OPTIONS = 20;
    private static final long MEGABYTE = 1 << 20;
    /** All ballots together take several times as much, as text already. */
    private static final long ROOM = 12 * MEGABYTE;

    @Inject
    Contests contests;

    @TempDir
    Path folder;

    @Test
    void a_hundred_thousand_ballots_are_exported_in_little_memory() throws Exception {
        List<String> codes =
                IntStream.range(0, OPTIONS).mapToObj(n -> "option-" + n).toList();
        Town.Opened opened = Town.open(Map.of(
                "ballot", Map.of("kind", "ordinal", "min", 1, "max", OPTIONS),
                "method", Map.of("id", "borda"),
                "options", Town.options(codes.toArray(String[]::new))));
        opened.cast("ana", Map.of("ranking", codes)).then().statusCode(201);
        StuffedBox.stuff(opened.contest(), BALLOTS, n -> ranking(codes, n));
        Exported exported = Exported.of(opened, contests, folder);

        for (String format : List.of("cvr.csv", "cvr.json", "blt")) {
            assertStreamed(exported.address(format), format);
        }
        given().get(exported.address("pb")).then().statusCode(409);
    }

    private static String ranking(List<String> codes, int seed) {
        List<String> mixed = new ArrayList<>(codes);
        Collections.shuffle(mixed, new Random(seed));
        return "{\"ranking\":[\"" + String.join("\",\"", mixed) + "\"]}";
    }

    /** Stops reading near the beginning, half way and near the end, and looks at what is held then. */
    private void assertStreamed(String address, String format) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            long before = held();
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            long lines = 0;
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                while (reader.readLine() != null) {
                    lines++;
                    if (lines == 100 || lines == BALLOTS / 2 || lines == BALLOTS - 100) {
                        assertThat(held() - before)
                                .as(format + " at line " + lines)
                                .isLessThan(ROOM);
                    }
                }
            }
            assertThat(lines).as(format).isGreaterThanOrEqualTo(BALLOTS);
        }
    }

    private static long held() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
