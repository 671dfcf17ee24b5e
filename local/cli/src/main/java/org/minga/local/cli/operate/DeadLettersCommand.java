package org.minga.local.cli.operate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./minga dead-letters list|show|put-back}. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Shows events that a service could not handle, and puts them back once the cause is mended.")
public final class DeadLettersCommand {
    private final Context context;

    public DeadLettersCommand(Context context) {
        this.context = context;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists them; exit code 1 when there are any.")
    int list(
            @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "of one service; else of all") @Nullable
                    String service) {
        List<Service> services = service == null ? Service.withDatabase() : List.of(Services.named(service));
        RabbitAccess broker = Site.of(context).rabbit();
        int found = 0;
        for (Service each : services) {
            for (Letter letter : new DeadLetters(broker, each).list()) {
                found++;
                context.out()
                        .printf(
                                "%-11s %s  %s of %s, %s: %s%n",
                                each.label(),
                                letter.id(),
                                letter.type(),
                                letter.subject(),
                                letter.failedAt(),
                                letter.reason());
            }
        }
        context.out().println(found == 0 ? "There are no dead letters." : "dead_letters=" + found);
        return found == 0 ? 0 : 1;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints one with its reason. It is an event: it holds no names and no addresses.")
    int show(
            @Parameters(paramLabel = "SERVICE", description = "whose") String service,
            @Parameters(paramLabel = "ID", description = "as listed") String id) {
        DeadLetters letters = new DeadLetters(Site.of(context).rabbit(), Services.named(service));
        List<Letter> found =
                letters.list().stream().filter(letter -> letter.id().equals(id)).toList();
        if (found.isEmpty()) {
            throw new BackingException("No dead letter of " + service + " has the id " + id + ".");
        }
        for (Letter letter : found) {
            context.out().println("failed at " + letter.failedAt() + ": " + letter.reason());
            context.out().println(letter.text());
        }
        return 0;
    }

    @Command(
            name = "put-back",
            mixinStandardHelpOptions = true,
            description = {
                "Moves dead letters back to the queue of their service. What had taken effect before is dropped there;",
                "what still can't be handled comes back as a dead letter."
            })
    int putBack(
            @Parameters(paramLabel = "SERVICE", description = "whose") String service,
            @Parameters(paramLabel = "ID", arity = "0..*", description = "as listed") String @Nullable [] ids,
            @Option(names = "--all", description = "All of them.") boolean all) {
        Set<String> wanted = new HashSet<>(ids == null ? List.of() : Arrays.asList(ids));
        if (all == !wanted.isEmpty()) {
            throw new BackingException("Say which: ids, or --all.");
        }
        DeadLetters letters = new DeadLetters(Site.of(context).rabbit(), Services.named(service));
        Set<String> found = new HashSet<>();
        int moved = letters.putBack(letter -> all || (wanted.contains(letter.id()) && found.add(letter.id())));
        wanted.removeAll(found);
        if (!wanted.isEmpty()) {
            context.out().println("Not among the dead letters of " + service + ": " + String.join(", ", wanted));
        }
        context.out().println("put_back=" + moved);
        return wanted.isEmpty() ? 0 : 1;
    }
}
