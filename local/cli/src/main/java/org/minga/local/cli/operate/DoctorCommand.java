package org.minga.local.cli.operate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at everything and says in words what is wrong and what to do. Changes nothing.",
            "Exit code 0 when nothing is wrong, else 1."
        },
        footer = {
            "",
            "A platform elsewhere is named by the environment:",
            "  MINGA_DB_CAMPAIGN_URL    postgresql://role:password@host:5432/campaign; _SUBMISSION_, _VOTING_, _REWARD_",
            "  MINGA_RABBITMQ_URL       amqp://user:password@host:5672/vhost; MINGA_RABBITMQ_MANAGEMENT_URL for bindings",
            "  MINGA_KEYCLOAK_URL       https://host; MINGA_KEYCLOAK_ADMIN_USERNAME, _PASSWORD for realm and keys",
            "  MINGA_GATEWAY_URL        https://host"
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--all", description = "Also say what is well.")
    private boolean all;

    public DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Site site = Site.of(context);
        InstantSource clock = InstantSource.system();
        List<Finding> findings = new ArrayList<>(new MachineCheck(site).look());
        for (Service service : Service.withDatabase()) {
            findings.addAll(new DatabaseCheck(site, service, clock).look());
        }
        findings.addAll(new BrokerCheck(site, Queues.load()).look());
        findings.addAll(new DoorCheck(site, clock).look());
        findings.stream()
                .filter(finding -> all || finding.verdict() != Finding.Verdict.GOOD)
                .forEach(finding -> context.out().println(finding.line()));
        long wrong = count(findings, Finding.Verdict.WRONG);
        context.out()
                .printf(
                        "doctor looked=%d wrong=%d unknown=%d%n",
                        findings.size(), wrong, count(findings, Finding.Verdict.UNKNOWN));
        return wrong == 0 ? 0 : 1;
    }

    private static long count(List<Finding> findings, Finding.Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
