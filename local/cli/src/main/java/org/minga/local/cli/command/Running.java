package org.minga.local.cli.command;

import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformState;

/** The platform that is up already. */
final class Running {
    private Running() {}

    /**
     * Its record.
     *
     * @throws BackingException when none is up, or it is still starting
     */
    static PlatformState require(Context context) {
        PlatformState state = PlatformState.read(PlatformOptions.home(context.environment(), context.root()))
                .orElseThrow(() -> new BackingException("The platform is not up. Start it with ./minga up --detach."));
        if (state.phase() != PlatformState.Phase.READY) {
            throw new BackingException("The platform is still starting; try again in a moment.");
        }
        return state;
    }

    /** Where to go on, for people. */
    static String summary(String gatewayUrl, String issuer) {
        return """

                API       %1$s/v1
                API pages %1$s/docs   (document: %1$s/openapi)
                Sign-in   %2$s
                Accounts  olivia (organiser), marta (moderator), ana, bo, chen, dita, emil; password = name
                Token     ./minga token ana
                """.formatted(gatewayUrl, issuer);
    }
}
