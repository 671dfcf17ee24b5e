package org.minga.local.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.tally.MethodList;
import org.minga.local.cli.tally.Misuse;
import org.minga.local.cli.tally.RulesChoice;
import org.minga.tally.formats.bundle.MethodsJson;
import org.minga.tally.formats.bundle.TallyDocument;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.files.ElectionFiles;
import org.minga.tally.formats.text.TallyText;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.catalogue.Methods;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./minga tally FILE}. */
@Command(
        name = "tally",
        mixinStandardHelpOptions = true,
        description = {
            "Counts an election file, offline, and explains the count round by round.",
            "Exit code 0 when it was counted, 1 when the file is refused, 2 when the arguments do not fit."
        },
        footer = {
            "",
            "Values of --rule: whole numbers; true or false; fractions as 1/2 or 0.5; amounts in major units as",
            "'1000.50 EUR', or 1000.50 in the currency of the file; lists as 3,2,1. --list tells what each method takes.",
            "Seats and budget are those of the file unless given."
        })
public final class TallyCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The election; its ending tells the format.")
    private @Nullable Path file;

    @Option(names = "--method", paramLabel = "ID", description = "How to count. Else the file must say it.")
    private @Nullable String method;

    @Option(names = "--rule", paramLabel = "KEY=VALUE", description = "A parameter of the method. May be repeated.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--ties",
            paramLabel = "RULE",
            description = "The last word where options are level: code (ascending, the usual one), lot:SEED, or"
                    + " order:A,B,C (favoured first).")
    private String ties = "code";

    @Option(names = "--list", description = "List the methods with their parameters and sources.")
    private boolean list;

    @ArgGroup
    private @Nullable Form form;

    /** How to print. */
    static final class Form {
        @Option(names = "--json", description = "Rules, their hash, rounds and result as one canonical JSON document.")
        private boolean json;

        @Option(names = "--markdown", description = "The explanation as Markdown.")
        private boolean markdown;
    }

    public TallyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            if (list) {
                list();
                return ExitCode.OK;
            }
            if (file == null) {
                return misuse("Which file? See ./minga tally --help.");
            }
            return count(file);
        } catch (Misuse problem) {
            return misuse(String.valueOf(problem.getMessage()));
        } catch (IOException e) {
            throw new BackingException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void list() {
        if (form != null && form.json) {
            context.out().println(MethodsJson.write(Methods.all()));
        } else {
            new MethodList(context.out()).print();
        }
    }

    private int count(Path from) throws IOException {
        return switch (ElectionFiles.read(from)) {
            case ElectionRead.Refused refused -> refuse(from, refused);
            case ElectionRead.Election election -> {
                ContestRules rules = new RulesChoice(method, values, ties).rulesFor(election);
                try {
                    print(election, rules, Count.run(rules, election.options(), election.ballots()));
                } catch (ArithmeticException e) {
                    // A counter never lets a number overflow in silence.
                    throw new BackingException(from + ": there are more votes than can be counted exactly.", e);
                }
                yield ExitCode.OK;
            }
        };
    }

    private int refuse(Path from, ElectionRead.Refused refused) {
        String line = refused.line() > 0 ? ":" + refused.line() : "";
        String column = refused.line() > 0 && refused.column() > 0 ? ":" + refused.column() : "";
        err(from + line + column + ": " + refused.reason());
        return ExitCode.SOFTWARE;
    }

    private void print(ElectionRead.Election election, ContestRules rules, Tally tally) {
        PrintStream out = context.out();
        if (form != null && form.json) {
            election.notes().forEach(this::err);
            out.println(TallyDocument.write(rules, tally));
        } else if (form != null && form.markdown) {
            out.print(TallyText.markdown(election.title(), rules, election.names(), tally, election.notes()));
        } else {
            out.print(TallyText.plain(election.title(), rules, election.names(), tally, election.notes()));
        }
    }

    private int misuse(String message) {
        err(message);
        return ExitCode.USAGE;
    }

    private void err(String message) {
        Objects.requireNonNull(spec).commandLine().getErr().println("minga: " + message);
    }
}
