package org.minga.local.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.minga.local.backing.ProjectRoot;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.api.ApiFailure;
import org.minga.local.cli.command.BenchCommand;
import org.minga.local.cli.command.ConformanceCommand;
import org.minga.local.cli.command.DemoCommand;
import org.minga.local.cli.command.DownCommand;
import org.minga.local.cli.command.ImportElectionCommand;
import org.minga.local.cli.command.LogsCommand;
import org.minga.local.cli.command.RecountCommand;
import org.minga.local.cli.command.StatusCommand;
import org.minga.local.cli.command.TallyCommand;
import org.minga.local.cli.command.TokenCommand;
import org.minga.local.cli.command.UpCommand;
import org.minga.local.cli.command.VerifyCommand;
import org.minga.local.cli.operate.DeadLettersCommand;
import org.minga.local.cli.operate.DoctorCommand;
import org.minga.local.cli.operate.KeysCommand;
import org.minga.local.cli.operate.RealmCommand;
import org.minga.local.cli.operate.ReconcileCommand;
import org.minga.local.cli.operate.RepublishCommand;
import org.minga.local.cli.tally.Misuse;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; see {@code ./minga --help}. */
@Command(
        name = "minga",
        mixinStandardHelpOptions = true,
        version = "minga 0.1.0",
        description = "Runs Minga on this machine, and plays with it.",
        footer = {
            "",
            "Environment:",
            "  MINGA_HOME             data folder (default: .minga in the checkout)",
            "  MINGA_PORT_BASE        first of 200 ports for everything, for a second platform beside the first",
            "  MINGA_PORT_<NAME>      one port: GATEWAY 8080, CAMPAIGN 8101, SUBMISSION 8102, VOTING 8103, REWARD 8104,",
            "                         POSTGRES 25432, RABBITMQ 25673, KEYCLOAK 28080 (management: +1000)",
            "  MINGA_POSTGRES_URL     use this server: postgresql://admin:password@host:port",
            "  MINGA_RABBITMQ_URL     use this broker: amqp://user:password@host:port",
            "  MINGA_KEYCLOAK_URL     use this Keycloak, which has the realm minga: https://host",
            "",
            "./minga test [--long] runs every test."
        })
public final class Minga {
    private static final int FAILED = 1;

    private Minga() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code;
        try {
            Context context = new Context(ProjectRoot.find(), System.getenv(), System.out);
            code = commandLine(context).setErr(errors).execute(arguments);
        } catch (BackingException e) {
            errors.println("minga: " + e.getMessage());
            code = FAILED;
        }
        System.exit(code);
    }

    /** All commands, with failures printed as one message. */
    public static CommandLine commandLine(Context context) {
        return new CommandLine(new Minga())
                .addSubcommand(new UpCommand(context))
                .addSubcommand(new DownCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(new LogsCommand(context))
                .addSubcommand(new TokenCommand(context))
                .addSubcommand(new DemoCommand(context))
                .addSubcommand(new ImportElectionCommand(context))
                .addSubcommand(new TallyCommand(context))
                .addSubcommand(new RecountCommand(context))
                .addSubcommand(new VerifyCommand(context))
                .addSubcommand(new ConformanceCommand(context))
                .addSubcommand(new BenchCommand(context))
                .addSubcommand(new DeadLettersCommand(context))
                .addSubcommand(new RepublishCommand(context))
                .addSubcommand(new ReconcileCommand(context))
                .addSubcommand(new RealmCommand(context))
                .addSubcommand(new KeysCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .setExecutionExceptionHandler((problem, line, result) -> {
                    if (problem instanceof BackingException
                            || problem instanceof ApiFailure
                            || problem instanceof Misuse) {
                        line.getErr().println("minga: " + problem.getMessage());
                        return FAILED;
                    }
                    throw problem;
                });
    }
}
