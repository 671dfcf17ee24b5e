package org.minga.local.cli.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.LocalRealm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga realm sync}. */
@Command(name = "realm", mixinStandardHelpOptions = true, description = "The realm minga of a running Keycloak.")
public final class RealmCommand {
    private final Context context;

    public RealmCommand(Context context) {
        this.context = context;
    }

    @Command(
            name = "sync",
            mixinStandardHelpOptions = true,
            description = {
                "Brings roles, client scopes and clients into the shape of local/keycloak/minga-realm.json (on this machine",
                "with the local overlay). Accounts, other clients, secrets and the site's addresses are left alone."
            })
    int sync(
            @Option(names = "--dry-run", description = "Only say what would change.") boolean dryRun,
            @Option(names = "--file", description = "Another realm file.") @Nullable Path file) {
        Site site = Site.of(context);
        List<String> changes = new RealmSync(KeycloakAdmin.of(site), realm(site, file), !dryRun).run();
        changes.forEach(change -> context.out().println(change));
        context.out().println((dryRun ? "would_change=" : "changed=") + changes.size());
        return 0;
    }

    private static JsonNode realm(Site site, @Nullable Path file) {
        ObjectMapper json = new ObjectMapper();
        try {
            if (file != null) {
                return json.readTree(file.toFile());
            }
            Path production = site.root().resolve("local/keycloak/minga-realm.json");
            if (!site.ownKeycloak()) {
                return json.readTree(production.toFile());
            }
            Path composed = Files.createTempFile("realm", ".json");
            try {
                return json.readTree(LocalRealm.write(site.root(), composed, java.util.Map.of())
                        .toFile());
            } finally {
                Files.delete(composed);
            }
        } catch (IOException e) {
            throw new BackingException(
                    "The realm file can't be read: "
                            + Optional.ofNullable(e.getMessage()).orElse(e.toString()),
                    e);
        }
    }
}
