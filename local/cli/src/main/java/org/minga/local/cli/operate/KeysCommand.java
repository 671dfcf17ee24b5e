package org.minga.local.cli.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga keys rotate-log|rotate-realm}. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Makes new keys; the old ones stay published.")
public final class KeysCommand {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "RS256";
    private static final long STEP = 100;

    private final Context context;

    public KeysCommand(Context context) {
        this.context = context;
    }

    @Command(
            name = "rotate-log",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a new key that signs ballot logs. It signs once the replicas of voting-service were restarted with it;",
                "keys that ever signed stay published at /v1/log-keys."
            })
    int rotateLog(
            @Option(
                            names = "--folder",
                            description = "Where the keys lie (default: MINGA_VOTING_LOG_KEYS, else this machine's).")
                    @Nullable
                    Path told)
            throws IOException {
        Site site = Site.of(context);
        Path folder = told != null
                ? told
                : site.setting("MINGA_VOTING_LOG_KEYS")
                        .map(Path::of)
                        .orElse(site.home().resolve("secrets/log-keys"));
        Files.createDirectories(folder);
        String name = NAME.format(InstantSource.system().instant()) + ".pem";
        List<String> there = pems(folder);
        if (!there.isEmpty() && there.getLast().compareTo(name) >= 0) {
            throw new BackingException("The last key by name signs, and " + there.getLast() + " in " + folder
                    + " comes after " + name + ". Make one with a later name by hand (see docs/operations.md).");
        }
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, newPem());
        context.out().println("new key: " + file);
        context.out().println("old keys that stay: " + (there.isEmpty() ? "none" : String.join(", ", there)));
        context.out()
                .println(
                        site.local() && told == null
                                ? "It signs after ./minga down and ./minga up."
                                : "Put all of them into the secret voting-log-keys (kubectl create secret generic voting-log-keys"
                                        + " --from-file=" + folder
                                        + " --dry-run=client -o yaml | kubectl apply -f -), then restart"
                                        + " voting-service (kubectl rollout restart deployment/voting-service).");
        return 0;
    }

    private static List<String> pems(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pem"))
                    .sorted()
                    .toList();
        }
    }

    /** PKCS#8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it. */
    private static String newPem() {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    @Command(
            name = "rotate-realm",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a new key that signs access tokens, at once. Gateway and services fetch it when they first meet it; tokens",
                "of the old key stay good until they expire. Remove the old provider in Keycloak's console after that."
            })
    int rotateRealm() {
        KeycloakAdmin keycloak = KeycloakAdmin.of(Site.of(context));
        String before = active(keycloak);
        long priority = 0;
        for (JsonNode key : keycloak.get("/keys").path("keys")) {
            priority = Math.max(priority, key.path("providerPriority").asLong());
        }
        ObjectNode provider = new ObjectMapper().createObjectNode();
        provider.put("name", "rsa-" + NAME.format(InstantSource.system().instant()))
                .put("providerId", "rsa-generated")
                .put("providerType", "org.keycloak.keys.KeyProvider")
                .put("parentId", keycloak.get("").path("id").asText());
        ObjectNode config = provider.putObject("config");
        config.putArray("priority").add(Long.toString(priority + STEP));
        config.putArray("enabled").add("true");
        config.putArray("active").add("true");
        config.putArray("keySize").add("2048");
        config.putArray("algorithm").add(ALGORITHM);
        keycloak.post("/components", provider);
        String after = active(keycloak);
        if (after.equals(before)) {
            throw new BackingException("Keycloak has the new key but still signs with " + before + ".");
        }
        context.out().println("old=" + before + " new=" + after);
        return 0;
    }

    private static String active(KeycloakAdmin keycloak) {
        return keycloak.get("/keys").path("active").path(ALGORITHM).asText();
    }
}
