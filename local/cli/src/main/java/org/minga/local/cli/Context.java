package org.minga.local.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command works with.
 *
 * @param root the checkout
 * @param environment the user's environment variables
 * @param out where people read
 */
public record Context(Path root, Map<String, String> environment, PrintStream out) {
    public Context {
        environment = Map.copyOf(environment);
    }
}
