package org.minga.local.cli.command;

import java.util.concurrent.Callable;
import org.minga.local.cli.Context;
import org.minga.local.cli.api.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./minga token USERNAME}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Prints an access token of a local demo account, for curl:",
            "curl -H \"Authorization: Bearer $(./minga token ana)\" http://localhost:8080/v1/me/rewards"
        })
public final class TokenCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "USERNAME", description = "olivia, marta, ana, bo, chen, dita or emil")
    private String username = "";

    @Option(names = "--password", description = "Password (default: the name).")
    private String password = "";

    @Option(names = "--scope", description = "Scopes, separated by blanks (default: ${DEFAULT-VALUE}).")
    private String scope = Tokens.ALL_SCOPES;

    public TokenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Tokens tokens = Tokens.of(Running.require(context).issuer());
        context.out().println(tokens.fresh(username, password.isEmpty() ? username : password, scope));
        return 0;
    }
}
