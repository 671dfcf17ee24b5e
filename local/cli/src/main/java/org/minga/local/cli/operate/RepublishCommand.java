package org.minga.local.cli.operate;

import java.util.concurrent.Callable;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./minga republish OWNER --to SERVICE}. */
@Command(
        name = "republish",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the event log of one service once more to the queue of another, in order: for a consumer that is new,",
            "or whose copies were lost. What it had heard before it drops. See also: reconcile."
        })
public final class RepublishCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "OWNER", description = "whose events: campaign, submission, voting or reward")
    private String owner = "";

    @Option(names = "--to", paramLabel = "SERVICE", required = true, description = "who shall hear them")
    private String target = "";

    public RepublishCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Service from = Services.named(owner);
        String queue = Queues.inbox(Services.named(target));
        context.out().print(new Chore(Site.of(context), from).run("republish", queue));
        return 0;
    }
}
