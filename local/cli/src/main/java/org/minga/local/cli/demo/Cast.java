package org.minga.local.cli.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.minga.local.cli.api.ApiClient;
import org.minga.local.cli.api.Person;
import org.minga.local.cli.api.Tokens;

/** The demo accounts of the local realm, and a client for each. */
final class Cast {
    static final Person OLIVIA = new Person("olivia", "Olivia");
    static final Person MARTA = new Person("marta", "Marta");
    static final Person ANA = new Person("ana", "Ana");
    static final Person BO = new Person("bo", "Bo");
    static final Person CHEN = new Person("chen", "Chen");
    static final Person DITA = new Person("dita", "Dita");
    static final Person EMIL = new Person("emil", "Emil");
    static final List<Person> ALL = List.of(OLIVIA, MARTA, ANA, BO, CHEN, DITA, EMIL);

    private final ApiClient anonymous;
    private final Tokens tokens;

    Cast(URI gateway, String issuer) {
        this.anonymous = ApiClient.anonymous(gateway);
        this.tokens = Tokens.of(issuer);
    }

    ApiClient as(Person person) {
        return anonymous.as(tokens, person);
    }

    /** Anybody, without a token. */
    ApiClient anybody() {
        return anonymous;
    }

    /** Tells the platform who the person is; the id by which it knows them. */
    String introduce(Person person) {
        Map<String, String> profile =
                Map.of("displayName", person.displayName(), "locale", "en", "zone", "Europe/Vienna");
        return as(person).put("/v1/people/me", profile).body().path("id").asText();
    }
}
