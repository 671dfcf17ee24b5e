package org.minga.local.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.conformance.Conformance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./minga conformance DIR}. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = {
            "Counts real elections under many rules and compares every value with trusted results.",
            "DIR holds data/ and expected/. A line per mismatch; exit code 0 when there is none."
        })
public final class ConformanceCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "DIR", description = "The folder with data/ and expected/.")
    private Path folder = Path.of("");

    public ConformanceCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder.resolve("expected"))) {
            throw new BackingException("There is no folder " + folder.resolve("expected") + ".");
        }
        try {
            return Conformance.run(folder, context.out()) ? 0 : 1;
        } catch (IOException e) {
            throw new BackingException("Cannot read " + e.getMessage(), e);
        }
    }
}
