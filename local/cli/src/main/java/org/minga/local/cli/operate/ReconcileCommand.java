package org.minga.local.cli.operate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./minga reconcile SERVICE}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "After a restore: holds what a service has heard and keeps against what the others have said, sends it what it",
            "missed, and says what differed, what was applied and what still differs. Exit code 0 when nothing does.",
            "",
            "Restored was SERVICE: it lacks events; they are sent again, and its inbox drops those it has.",
            "Restored was an owner: SERVICE is ahead of it, and would ignore the owner's next changes. Nothing is done about",
            "that unless you say which of the two is right: with --owner-prevails each owner tells the state of what differs",
            "once more, under a sequence that nobody has seen. What an owner knows nothing of any more stays and is named."
        })
public final class ReconcileCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 500;
    private static final int NAMED = 20;

    private final Context context;

    @Parameters(paramLabel = "SERVICE", description = "campaign, submission, voting or reward")
    private String name = "";

    @Option(names = "--check", description = "Only say what differs.")
    private boolean check;

    @Option(
            names = "--owner-prevails",
            description = "Where a copy is ahead of its owner, the owner's state is told again.")
    private boolean ownerPrevails;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long the service may take to apply what is sent (default: ${DEFAULT-VALUE}).")
    private int wait;

    public ReconcileCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws SQLException, InterruptedException {
        Service service = Services.named(name);
        Site site = Site.of(context);
        List<Comparison> before = compare(site, service);
        before.forEach(comparison -> tell(comparison, service));
        if (check) {
            return before.stream().allMatch(Comparison::equal) ? 0 : 1;
        }
        String queue = Queues.inbox(service);
        for (Comparison comparison : before) {
            if (ownerPrevails && !comparison.newer().isEmpty()) {
                try (Connection owned = site.database(comparison.owner()).connect()) {
                    int told = Restatement.of(owned, comparison.newer());
                    context.out()
                            .printf(
                                    "%s tells its state again: %d events%n",
                                    comparison.owner().label(), told);
                }
            }
            if (!comparison.unheard().isEmpty()) {
                context.out()
                        .print(comparison.owner().label() + " to " + queue + ": "
                                + new Chore(site, comparison.owner()).run("republish", queue));
            }
        }
        List<Comparison> after = await(site, service);
        long missed = before.stream()
                .mapToLong(each -> Comparison.total(each.unheard()))
                .sum();
        long missing = after.stream()
                .mapToLong(each -> Comparison.total(each.unheard()))
                .sum();
        long ahead = after.stream().mapToLong(each -> each.newer().size()).sum();
        int dead = new DeadLetters(site.rabbit(), service).list().size();
        after.stream().filter(comparison -> !comparison.equal()).forEach(comparison -> {
            context.out().print("Still: ");
            tell(comparison, service);
        });
        if (dead > 0) {
            context.out().println("Dead letters of " + service.label() + ": " + dead + "; see ./minga dead-letters.");
        }
        context.out()
                .printf(
                        "reconcile service=%s missed=%d applied=%d missing=%d ahead=%d dead_letters=%d%n",
                        service.label(), missed, Math.max(0, missed - missing), missing, ahead, dead);
        return missing == 0 && ahead == 0 ? 0 : 1;
    }

    private List<Comparison> await(Site site, Service service) throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        while (true) {
            List<Comparison> now = compare(site, service);
            boolean done = now.stream()
                    .allMatch(each -> each.unheard().isEmpty()
                            && (!ownerPrevails || each.newer().isEmpty()));
            if (done || System.nanoTime() > end) {
                return now;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static List<Comparison> compare(Site site, Service service) throws SQLException {
        List<Comparison> comparisons = new ArrayList<>();
        for (Service owner : Service.withDatabase()) {
            if (owner != service) {
                try (Connection owned = connect(site, owner);
                        Connection heard = connect(site, service)) {
                    comparisons.add(Comparison.of(owner, owned, service, heard));
                }
            }
        }
        return comparisons;
    }

    private static Connection connect(Site site, Service service) {
        try {
            return site.database(service).connect();
        } catch (SQLException e) {
            throw new BackingException(
                    "The database of " + service.label() + " can't be reached: " + e.getMessage(), e);
        }
    }

    private void tell(Comparison comparison, Service service) {
        String owner = comparison.owner().label();
        if (comparison.equal() && comparison.unsaid().isEmpty()) {
            context.out().printf("%s: %s has heard everything.%n", owner, service.label());
        }
        count(comparison.unheard(), owner + " said, and " + service.label() + " has not heard");
        count(
                comparison.unsaid(),
                service.label() + " heard, and " + owner + " knows nothing of (was " + owner + " restored?)");
        comparison.newer().stream()
                .limit(NAMED)
                .forEach(copy -> context.out()
                        .printf(
                                "%s keeps %s %s at %d, %s is at %d: changes up to %d would be ignored.%n",
                                service.label(),
                                copy.table(),
                                copy.subject(),
                                copy.sequence(),
                                owner,
                                copy.owned(),
                                copy.sequence()));
        if (comparison.newer().size() > NAMED) {
            context.out().printf("… and %d more.%n", comparison.newer().size() - NAMED);
        }
    }

    private void count(Map<String, Long> byType, String what) {
        if (!byType.isEmpty()) {
            context.out().printf("%s: %d events %s%n", what, Comparison.total(byType), byType);
        }
    }
}
