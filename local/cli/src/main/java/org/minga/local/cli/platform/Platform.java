package org.minga.local.cli.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minga.local.backing.PostgresAccess;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.ChildProcess;
import org.minga.local.backing.process.FolderLock;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.ProcessMark;
import org.minga.local.backing.process.Processes;
import org.minga.local.backing.process.Signal;

/**
 * A running platform.
 *
 * <pre>
 *   PostgreSQL ─┬─► campaign, submission, voting, reward ─► gateway
 *   RabbitMQ  ──┘
 *   Keycloak (nobody waits for it but people)
 * </pre>
 *
 * <p>Whatever fails while it starts ends all of it. A private platform of a test may lose processes on purpose: {@link
 * #kill}, {@link #stop}, {@link #start(Service, int)}; {@link #failure} tells only of those that nobody asked to end.
 */
public final class Platform implements AutoCloseable {
    private static final Duration SERVICE_LIMIT = Duration.ofMinutes(3);
    private static final Duration SERVICE_STOP_LIMIT = Duration.ofSeconds(40);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final List<String> FOLDERS = List.of("services", "postgres", "rabbitmq", "keycloak");

    private final PlatformOptions options;
    private final FolderLock lock;
    private final Backing backing;
    private final ServiceSettings settings;
    private final String startedAt;
    private final Map<Replica, ChildProcess> services = new ConcurrentSkipListMap<>();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> startingTimes = new ConcurrentHashMap<>();
    private final Set<Long> endedOnPurpose = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("platform-", 0).factory());
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Platform(PlatformOptions options, FolderLock lock) {
        this.options = options;
        this.lock = lock;
        this.backing = new Backing(options);
        this.settings = new ServiceSettings(options, backing);
        this.startedAt =
                InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * Starts a platform and waits until all of it is ready.
     *
     * @throws BackingException when any part of it cannot be started; everything else is stopped then
     */
    public static Platform start(PlatformOptions options) {
        Platform platform = prepare(options);
        try {
            platform.bringUp();
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    /**
     * Takes the data folder, ends what a killed launcher left in it, but starts nothing yet.
     *
     * @throws BackingException when another platform works on this folder
     */
    public static Platform prepare(PlatformOptions options) {
        for (Map.Entry<Service, Integer> scale : options.scale().entrySet()) {
            if (scale.getValue() < 1 || scale.getValue() > PlatformPorts.MOST_REPLICAS) {
                throw new BackingException("--scale " + scale.getKey().label() + "=" + scale.getValue()
                        + ": there can be 1 to " + PlatformPorts.MOST_REPLICAS + " replicas.");
            }
        }
        ServiceSettings.requireBuilt(options.root());
        FolderLock lock = FolderLock.tryTake(options.home(), "lock")
                .orElseThrow(() -> new BackingException("A platform already runs on " + options.home()
                        + ". See ./minga status; ./minga down ends it."));
        endLeftovers(options.home());
        return new Platform(options, lock);
    }

    /** Ends every process of a data folder whose launcher is gone. */
    public static int endLeftovers(Path home) {
        int ended = 0;
        for (String folder : FOLDERS) {
            for (ProcessMark mark : Processes.ofFolder(home.resolve(folder))) {
                mark.end(folder.equals("postgres") ? Signal.INT : Signal.TERM, Duration.ofSeconds(20));
                ended++;
            }
        }
        return ended;
    }

    /**
     * Starts everything.
     *
     * @throws BackingException when any part of it cannot be started; the caller closes the platform then
     */
    public void bringUp() {
        writeState(PlatformState.Phase.STARTING);
        requireFreePorts();
        CompletableFuture<Void> databases = part("PostgreSQL", () -> {
            backing.startPostgres();
            backing.prepareDatabases();
        });
        CompletableFuture<Void> broker = part("RabbitMQ", backing::startRabbit);
        CompletableFuture<Void> identity = part("Keycloak", backing::startKeycloak);
        CompletableFuture<Void> data = both(databases, broker);
        List<CompletableFuture<Void>> replicas = new ArrayList<>();
        for (Service service : Service.withDatabase()) {
            replicas(service)
                    .forEach(replica -> replicas.add(data.thenCompose(
                            ready -> part(replica.label(), () -> launch(replica, Map.of())))));
        }
        CompletableFuture<Void> served = CompletableFuture.allOf(replicas.toArray(CompletableFuture[]::new));
        CompletableFuture<Void> doors = CompletableFuture.allOf(replicas(Service.GATEWAY)
                .map(gateway -> served.thenCompose(ready -> part(gateway.label(), () -> launch(gateway, Map.of()))))
                .toArray(CompletableFuture[]::new));
        CompletableFuture<Void> everything = both(identity, doors);
        awaitAll(everything, failFast(databases, broker, identity, everything, replicas));
        backing.processes().forEach(this::watch);
        writeState(PlatformState.Phase.READY);
    }

    private Stream<Replica> replicas(Service service) {
        return IntStream.range(0, options.replicas(service)).mapToObj(number -> new Replica(service, number));
    }

    /** Public address of the gateway; of the first, where there are several. */
    public URI gatewayUrl() {
        return url(Service.GATEWAY, 0);
    }

    /** Address of one replica, past the gateway. */
    public URI url(Service service, int replica) {
        return URI.create("http://127.0.0.1:" + options.ports().http(service, replica));
    }

    /** Address of one replica's health checks and metrics. */
    public URI managementUrl(Service service, int replica) {
        return URI.create("http://127.0.0.1:" + options.ports().management(service, replica));
    }

    public Issuer issuer() {
        return backing.issuer();
    }

    public PostgresAccess postgres() {
        return backing.postgres();
    }

    public RabbitAccess rabbit() {
        return backing.rabbit();
    }

    /** The secret of a confidential client of the local realm. */
    public String clientSecret(String client) {
        return backing.clientSecret(client);
    }

    public PlatformOptions options() {
        return options;
    }

    /** How long each part took until it was ready, once it was; PostgreSQL with its databases. */
    public Map<String, Duration> startingTimes() {
        return Map.copyOf(startingTimes);
    }

    /** Completes with a message when a process ends that nobody asked to end. */
    public CompletableFuture<String> failure() {
        return failure;
    }

    /** The process of one replica. */
    public ChildProcess process(Service service, int replica) {
        ChildProcess process = services.get(new Replica(service, replica));
        if (process == null) {
            throw new IllegalArgumentException(new Replica(service, replica).label() + " was never started");
        }
        return process;
    }

    /** kill -9 of one replica. */
    public void kill(Service service, int replica) {
        ChildProcess process = process(service, replica);
        endedOnPurpose.add(process.pid());
        process.kill();
    }

    /** SIGTERM of one replica, and waits until it has ended. */
    public void stop(Service service, int replica) {
        ChildProcess process = process(service, replica);
        endedOnPurpose.add(process.pid());
        process.stop(SERVICE_STOP_LIMIT);
    }

    /** Starts one replica again, with the same settings, and waits until it is ready. */
    public void start(Service service, int replica) {
        start(service, replica, Map.of());
    }

    /** Starts one replica again with more in its environment, which is forgotten at the next start. */
    public void start(Service service, int replica, Map<String, String> environment) {
        start(service, replica, environment, options.root());
    }

    /** Starts one replica again with code of another checkout. */
    public void start(Service service, int replica, Map<String, String> environment, Path checkout) {
        launch(new Replica(service, replica), environment, checkout);
    }

    /**
     * Migrates with code of another checkout and the owner's role, in a process of its own, as the Job on a cluster does.
     *
     * @return what it printed
     * @throws BackingException when it fails
     */
    public String migrate(Service service, Path checkout) {
        ChildProcess job = ChildProcess.start(settings.migration(service, checkout));
        endedOnPurpose.add(job.pid());
        try {
            int code = job.onExit().get(SERVICE_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (code != 0) {
                throw new BackingException(job.name() + " ended with code " + code + "." + job.logTail());
            }
            return Files.readString(job.specification().log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted in " + job.name(), e);
        } catch (ExecutionException | TimeoutException | IOException e) {
            throw new BackingException(job.name() + " did not end." + job.logTail(), e);
        } finally {
            job.stop(SERVICE_STOP_LIMIT);
        }
    }

    /** SIGSTOP of one replica: it keeps what it holds and hears of nothing until {@link #resume}. */
    public void freeze(Service service, int replica) {
        Processes.signal(process(service, replica).pid(), Signal.STOP);
    }

    /** SIGCONT of one replica. */
    public void resume(Service service, int replica) {
        Processes.signal(process(service, replica).pid(), Signal.CONT);
    }

    /** Stops the broker cleanly. */
    public void stopRabbit() {
        expectEndOf("RabbitMQ");
        backing.stopRabbit();
    }

    /** kill -9 of the broker. */
    public void killRabbit() {
        expectEndOf("RabbitMQ");
        backing.killRabbit();
    }

    /** Starts the broker again, with its data. */
    public void startRabbit() {
        backing.startRabbit();
    }

    /** Stops PostgreSQL cleanly. */
    public void stopPostgres() {
        expectEndOf("PostgreSQL");
        backing.stopPostgres();
    }

    /** kill -9 of PostgreSQL. */
    public void killPostgres() {
        expectEndOf("PostgreSQL");
        backing.killPostgres();
    }

    /** Starts PostgreSQL again, with its data. */
    public void startPostgres() {
        backing.startPostgres();
    }

    /** Stops everything, in the order opposite to starting; a second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                options.progress().accept("some starting processes do not end; killing them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        services.values().forEach(process -> endedOnPurpose.add(process.pid()));
        backing.processes().forEach(process -> endedOnPurpose.add(process.pid()));
        stopServices(replica -> replica.service() == Service.GATEWAY);
        stopServices(replica -> replica.service().hasDatabase());
        List.<Runnable>of(backing::stopKeycloak, backing::stopRabbit, backing::stopPostgres).parallelStream()
                .forEach(Runnable::run);
        endLeftovers(options.home());
        PlatformState.delete(options.home());
        lock.close();
    }

    private void stopServices(Predicate<Replica> which) {
        services.entrySet().parallelStream()
                .filter(entry -> which.test(entry.getKey()))
                .forEach(entry -> entry.getValue().stop(SERVICE_STOP_LIMIT));
    }

    private void launch(Replica replica, Map<String, String> environment) {
        launch(replica, environment, options.root());
    }

    private void launch(Replica replica, Map<String, String> environment, Path checkout) {
        ChildProcess process = ChildProcess.start(settings.of(replica, checkout).withEnvironment(environment));
        services.put(replica, process);
        watch(process);
        String health = managementUrl(replica.service(), replica.number()) + "/q/health/ready";
        process.awaitReady(() -> Health.isReady(health), SERVICE_LIMIT);
    }

    private void watch(ChildProcess process) {
        process.onExit().thenAccept(code -> {
            if (!endedOnPurpose.contains(process.pid()) && !closed.get()) {
                failure.complete(process.name() + " ended with code " + code + "." + process.logTail());
            }
        });
    }

    private void expectEndOf(String name) {
        backing.processes().stream()
                .filter(process -> process.name().equals(name))
                .forEach(process -> endedOnPurpose.add(process.pid()));
    }

    private CompletableFuture<Void> part(String name, Runnable start) {
        pending.add(name);
        return CompletableFuture.runAsync(
                () -> {
                    long begin = System.nanoTime();
                    start.run();
                    pending.remove(name);
                    Duration took = Duration.ofNanos(System.nanoTime() - begin);
                    startingTimes.put(name, took);
                    long tenths = took.toMillis() / 100;
                    options.progress().accept("%s is ready (%d.%d s)".formatted(name, tenths / 10, tenths % 10));
                },
                threads);
    }

    private void awaitAll(CompletableFuture<Void> everything, CompletableFuture<Void> failed) {
        while (true) {
            try {
                CompletableFuture.anyOf(everything, failed).get(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                options.progress()
                        .accept("waiting for "
                                + String.join(", ", pending.stream().sorted().toList()));
            } catch (ExecutionException e) {
                throw asBacking(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BackingException("Interrupted while starting", e);
            }
        }
    }

    private static CompletableFuture<Void> failFast(
            CompletableFuture<Void> databases,
            CompletableFuture<Void> broker,
            CompletableFuture<Void> identity,
            CompletableFuture<Void> everything,
            List<CompletableFuture<Void>> replicas) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        List<CompletableFuture<Void>> all = new ArrayList<>(replicas);
        all.addAll(List.of(databases, broker, identity, everything));
        all.forEach(part -> part.whenComplete((done, problem) -> {
            if (problem != null) {
                failed.completeExceptionally(problem);
            }
        }));
        return failed;
    }

    private static CompletableFuture<Void> both(CompletableFuture<Void> one, CompletableFuture<Void> other) {
        return CompletableFuture.allOf(one, other);
    }

    private static RuntimeException asBacking(@org.jspecify.annotations.Nullable Throwable problem) {
        return switch (problem) {
            case CompletionException e when e.getCause() != null -> asBacking(e.getCause());
            case BackingException e -> e;
            case CancellationException e -> new BackingException("Stopped while starting", e);
            case RuntimeException e -> e;
            case null, default ->
                new BackingException("Could not start the platform: " + problem, new Exception(problem));
        };
    }

    private void requireFreePorts() {
        PlatformPorts ports = options.ports();
        for (Service service : Service.values()) {
            for (int number = 0; number < options.replicas(service); number++) {
                String name = new Replica(service, number).label();
                String setting = "MINGA_PORT_" + service.environmentName();
                Ports.requireFree(ports.http(service, number), name, setting);
                Ports.requireFree(ports.management(service, number), name + " (management)", setting);
            }
        }
    }

    private void writeState(PlatformState.Phase phase) {
        List<PlatformState.Part> parts = new ArrayList<>();
        if (phase == PlatformState.Phase.READY) {
            parts.addAll(backing.parts());
            services.forEach((replica, process) -> parts.add(new PlatformState.Part(
                    replica.label(),
                    process.pid(),
                    url(replica.service(), replica.number()).toString(),
                    managementUrl(replica.service(), replica.number()) + "/q/health/ready",
                    process.specification().log().toString())));
        }
        ProcessMark launcher = ProcessMark.of(ProcessHandle.current().pid())
                .orElseThrow(() -> new IllegalStateException("this process has no mark"));
        new PlatformState(phase, launcher, startedAt, gatewayUrl().toString(), issuer().issuer(), parts)
                .write(options.home());
    }
}
