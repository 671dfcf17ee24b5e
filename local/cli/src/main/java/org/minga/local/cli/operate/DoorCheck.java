package org.minga.local.cli.operate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What answers by HTTP: Keycloak with its keys, the gateway with the keys of the ballot log. */
final class DoorCheck {
    private static final int OK = 200;
    /** The Date of an answer has whole seconds. */
    private static final Duration APART = Duration.ofSeconds(4);

    private final Site site;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final List<Finding> findings = new ArrayList<>();

    DoorCheck(Site site, InstantSource clock) {
        this.site = site;
        this.clock = clock;
    }

    List<Finding> look() {
        String realm = site.keycloak() + "/realms/minga";
        get("Keycloak", realm + "/.well-known/openid-configuration", "\"issuer\"", "the realm minga is not there");
        get("Keycloak keys", realm + "/protocol/openid-connect/certs", "\"RS256\"", "no key signs with RS256");
        get("gateway", site.gateway() + "/v1/campaigns", "\"items\"", "it does not list campaigns");
        get(
                "log keys at the gateway",
                site.gateway() + "/v1/log-keys",
                "\"kty\"",
                "no key of the ballot log is published");
        return findings;
    }

    private void get(String about, String url, String wanted, String otherwise) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                findings.add(Finding.wrong(about, url + " answers " + response.statusCode() + "."));
            } else if (!response.body().contains(wanted)) {
                findings.add(Finding.wrong(about, url + " answers, but " + otherwise + "."));
            } else {
                findings.add(Finding.good(about, url + " answers"));
            }
            response.headers().firstValue("Date").flatMap(DoorCheck::time).ifPresent(there -> clock(about, there));
        } catch (IOException e) {
            findings.add(Finding.wrong(about, url + " can't be reached (" + e + ")."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clock(String about, Instant there) {
        Duration apart = Duration.between(there, clock.instant()).abs();
        if (apart.compareTo(APART) > 0) {
            findings.add(Finding.wrong(about + " clock", "It is " + apart.toSeconds() + " s from this machine's."));
        }
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
