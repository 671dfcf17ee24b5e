package org.minga.gateway.limits;

import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.minga.gateway.GatewayConfig;
import org.minga.gateway.Visit;
import org.minga.platform.security.VerifiedToken;

/**
 * How many requests one client, one person and one address may make, and how many at once. Whoever shows a good token
 * is counted by its client and, if it is a person's, by the person; everybody else by address. Comes before anything
 * is sent to a service. Shared by all event loops.
 */
public final class Limiter {

    static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");

    private static final long ONE_SECOND = 1;

    private final LongSupplier nanos;
    private final long origin;
    private final boolean trustForwarded;
    private final Buckets clients;
    private final Buckets persons;
    private final Buckets addresses;
    private final AtOnce clientsInside;
    private final AtOnce addressesInside;
    private final String policiesOfClient;
    private final String policiesOfPerson;
    private final String policiesOfAddress;
    private final TooMany tooManyOfClient;
    private final TooMany tooManyOfPerson;
    private final TooMany tooManyOfAddress;
    private final TooMany tooManyAtOnce;

    /** @param nanos a clock that only goes forwards, in nanoseconds */
    public Limiter(GatewayConfig config, LongSupplier nanos) {
        GatewayConfig.Limits limits = config.limits();
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
        this.trustForwarded = config.trustForwarded();
        this.clients = buckets("client", limits.client(), limits);
        this.persons = buckets("person", limits.person(), limits);
        this.addresses = buckets("address", limits.address(), limits);
        this.clientsInside = new AtOnce(limits.atOnce());
        this.addressesInside = new AtOnce(limits.atOnce());
        this.policiesOfClient = policies(clientsInside, clients);
        this.policiesOfPerson = policies(clientsInside, clients, persons);
        this.policiesOfAddress = policies(addressesInside, addresses);
        this.tooManyOfClient = new TooMany("client", "This client has made too many requests.");
        this.tooManyOfPerson = new TooMany("person", "This person has made too many requests.");
        this.tooManyOfAddress =
                new TooMany("address", "There were too many requests without a valid token from this address.");
        this.tooManyAtOnce = new TooMany("at-once", "Too many requests are still being worked on.");
    }

    private static Buckets buckets(String name, long amount, GatewayConfig.Limits limits) {
        return new Buckets(new Quota(name, amount, limits.window(), limits.gateways()), limits.tracked());
    }

    /** What RateLimit-Policy says to those who are counted by these; empty if nothing is limited. */
    private static String policies(AtOnce inside, Buckets... limits) {
        List<String> policies = new ArrayList<>();
        for (Buckets limit : limits) {
            if (!limit.quota().unlimited()) {
                policies.add(limit.quota().policy());
            }
        }
        if (!inside.unlimited()) {
            policies.add("\"at-once\";q=%d;qu=\"concurrent-requests\"".formatted(inside.most()));
        }
        return String.join(", ", policies);
    }

    /** Whether the request may go on; otherwise it has been answered. */
    public boolean admit(Visit visit, @Nullable VerifiedToken bearer) {
        long now = nanos.getAsLong() - origin;
        if (bearer == null) {
            String who = Addresses.of(visit.request(), trustForwarded);
            return admitAddress(visit, who, now) && enter(visit, addressesInside, who, policiesOfAddress);
        }
        String who = bearer.client() == null ? bearer.subject() : bearer.client();
        return admitClient(visit, who, bearer, now) && enter(visit, clientsInside, who, policies(bearer));
    }

    private String policies(VerifiedToken bearer) {
        return bearer.person() ? policiesOfPerson : policiesOfClient;
    }

    private boolean admitAddress(Visit visit, String who, long now) {
        long left = addresses.take(who, now);
        if (left < 0) {
            tooManyOfAddress.refuse(visit, policiesOfAddress, Buckets.seconds(-left));
            return false;
        }
        tell(visit, policiesOfAddress, addresses, left);
        return true;
    }

    private boolean admitClient(Visit visit, String who, VerifiedToken bearer, long now) {
        String policies = policies(bearer);
        long left = clients.take(who, now);
        if (left < 0) {
            tooManyOfClient.refuse(visit, policies, Buckets.seconds(-left));
            return false;
        }
        if (!bearer.person()) {
            tell(visit, policies, clients, left);
            return true;
        }
        long leftOfPerson = persons.take(bearer.subject(), now);
        if (leftOfPerson < 0) {
            // A person who hammers must not use up what all the people of the client share.
            clients.giveBack(who);
            tooManyOfPerson.refuse(visit, policies, Buckets.seconds(-leftOfPerson));
            return false;
        }
        if (clients.part(left) < persons.part(leftOfPerson)) {
            tell(visit, policies, clients, left);
        } else {
            tell(visit, policies, persons, leftOfPerson);
        }
        return true;
    }

    private boolean enter(Visit visit, AtOnce inside, String who, String policies) {
        if (inside.unlimited()) {
            return true;
        }
        if (!inside.enter(who)) {
            tooManyAtOnce.refuse(visit, policies, ONE_SECOND);
            return false;
        }
        visit.whenOver(() -> inside.exit(who));
        return true;
    }

    /** Of several limits the one that is nearest to its end. */
    private static void tell(Visit visit, String policies, Buckets limit, long left) {
        if (!policies.isEmpty()) {
            visit.response().putHeader(POLICY, policies);
        }
        if (!limit.quota().unlimited()) {
            visit.response()
                    .putHeader(
                            STATE,
                            "\"" + limit.quota().name() + "\";r=" + limit.remaining(left) + ";t="
                                    + limit.secondsForOne());
        }
    }

    /** Forgets whoever has their whole quota again. To be called now and then. */
    public void sweep() {
        long now = nanos.getAsLong() - origin;
        clients.sweep(now);
        persons.sweep(now);
        addresses.sweep(now);
    }
}
