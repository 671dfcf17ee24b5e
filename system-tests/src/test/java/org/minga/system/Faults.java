package org.minga.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;
import org.minga.platform.testkit.TestIssuer;
import org.minga.system.chaos.Fault;
import org.minga.system.chaos.Fault.Step;
import org.minga.system.chaos.TcpProxy;
import org.minga.system.chaos.TcpProxy.State;

/** Everything that is broken, one after the other. */
record Faults(Platform platform, Links links, TestIssuer issuer, Consumer<Boolean> signIn) {
    private static final Duration FROZEN = Duration.ofSeconds(15);
    private static final Duration BROKEN = Duration.ofSeconds(10);
    private static final Duration NOBODY_SIGNS_IN = Duration.ofSeconds(60);
    private static final int BROKER_KILLS = 3;
    private static final int TRIES = 6;

    private static final Set<Service> NOBODY = EnumSet.noneOf(Service.class);
    private static final Set<Service> EVERYBODY = EnumSet.allOf(Service.class);
    /** Two and two at once, so that there is always somebody who is spared. */
    private static final List<Set<Service>> PAIRS =
            List.of(EnumSet.of(Service.CAMPAIGN, Service.REWARD), EnumSet.of(Service.SUBMISSION, Service.VOTING));

    List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Service service : Service.values()) {
            faults.add(killed(service, service.ordinal() % 2));
        }
        for (Service service : Service.values()) {
            faults.add(frozen(service, 1));
            faults.add(frozen(service, platform.options().replicas(service)));
        }
        faults.add(new Fault(
                "PostgreSQL restarted",
                EVERYBODY,
                Duration.ZERO,
                platform::stopPostgres,
                this::startPostgres,
                Step.NOTHING));
        for (int i = 0; i < BROKER_KILLS; i++) {
            faults.add(new Fault(
                    "RabbitMQ killed",
                    NOBODY,
                    Duration.ZERO,
                    platform::killRabbit,
                    platform::startRabbit,
                    Step.NOTHING));
        }
        for (State state : EnumSet.complementOf(EnumSet.of(State.WELL))) {
            for (Set<Service> pair : PAIRS) {
                faults.add(broken(
                        "gateway to " + names(pair),
                        pair,
                        state,
                        pair.stream().flatMap(links::toReplicas).toList()));
                faults.add(broken(
                        names(pair) + " to PostgreSQL",
                        pair,
                        state,
                        pair.stream().flatMap(links::toDatabase).toList()));
            }
            faults.add(broken(
                    "all to RabbitMQ",
                    NOBODY,
                    state,
                    Service.withDatabase().stream().flatMap(links::toBroker).toList()));
        }
        faults.add(issuerAway());
        return faults;
    }

    private Fault killed(Service service, int replica) {
        return new Fault(
                service.label() + " replica killed",
                troubled(service),
                Duration.ZERO,
                () -> platform.kill(service, replica),
                Step.NOTHING,
                () -> links.start(service, replica));
    }

    private Fault frozen(Service service, int replicas) {
        return new Fault(
                service.label() + (replicas == 1 ? " replica" : "") + " frozen",
                troubled(service),
                FROZEN,
                () -> IntStream.range(0, replicas).forEach(replica -> platform.freeze(service, replica)),
                () -> IntStream.range(0, replicas).forEach(replica -> platform.resume(service, replica)),
                Step.NOTHING);
    }

    private static Fault broken(String link, Set<Service> troubled, State state, List<TcpProxy> proxies) {
        return new Fault(
                link + " " + state.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                troubled,
                BROKEN,
                () -> proxies.forEach(proxy -> proxy.become(state)),
                () -> proxies.forEach(proxy -> proxy.become(State.WELL)),
                Step.NOTHING);
    }

    /** Who has signed in goes on, nobody else can; when it is back it signs with another key. */
    private Fault issuerAway() {
        return new Fault(
                "issuer away, key rotated",
                NOBODY,
                NOBODY_SIGNS_IN,
                () -> {
                    signIn.accept(false);
                    issuer.goAway();
                    issuer.rotate();
                },
                () -> {
                    issuer.comeBack();
                    signIn.accept(true);
                },
                Step.NOTHING);
    }

    /** Processes of the old server may live for a moment and keep the new one from starting. */
    private void startPostgres() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                platform.startPostgres();
                return;
            } catch (BackingException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                Thread.sleep(1_000);
            }
        }
    }

    /** Everybody comes through the gateway. */
    private static Set<Service> troubled(Service service) {
        return service == Service.GATEWAY ? EVERYBODY : EnumSet.of(service);
    }

    private static String names(Set<Service> services) {
        return services.stream().map(Service::label).collect(Collectors.joining(" and "));
    }
}
