package org.minga.local.cli.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.minga.local.backing.process.BackingException;

/**
 * Brings roles, client scopes and clients of a running realm into the shape of the realm file. Accounts, settings of the
 * realm, and whatever the file does not name (the clients of partners above all) are left alone; so are a client's
 * secret and the addresses of the site where the file names none.
 */
final class RealmSync {
    private static final Set<String> OF_THE_SITE = Set.of("redirectUris", "webOrigins");
    /** Handled by requests of their own, or never. */
    private static final Set<String> APART = Set.of(
            "id", "protocolMappers", "defaultClientScopes", "optionalClientScopes", "secret", "authorizationSettings");

    private final KeycloakAdmin keycloak;
    private final JsonNode file;
    private final boolean apply;
    private final List<String> changes = new ArrayList<>();

    /** @param apply false to find out only what would change */
    RealmSync(KeycloakAdmin keycloak, JsonNode file, boolean apply) {
        this.keycloak = keycloak;
        this.file = file;
        this.apply = apply;
    }

    /** What was changed, in words. */
    List<String> run() {
        if (keycloak.get("").isMissingNode()) {
            throw new BackingException(
                    "Keycloak has no realm minga yet: import local/keycloak/minga-realm.json first.");
        }
        file.path("roles").path("realm").forEach(this::role);
        file.path("clientScopes").forEach(this::clientScope);
        realmScopes("defaultDefaultClientScopes", "/default-default-client-scopes");
        realmScopes("defaultOptionalClientScopes", "/default-optional-client-scopes");
        file.path("clients").forEach(this::client);
        return List.copyOf(changes);
    }

    private void role(JsonNode role) {
        String path = "/roles/" + KeycloakAdmin.encode(name(role));
        JsonNode there = keycloak.get(path);
        if (there.isMissingNode()) {
            change("role " + name(role) + " is made", () -> keycloak.post("/roles", role));
        } else {
            update("role " + name(role), path, there, role);
        }
    }

    private void clientScope(JsonNode scope) {
        JsonNode there = find(keycloak.get("/client-scopes"), "name", name(scope));
        if (there.isMissingNode()) {
            change("client scope " + name(scope) + " is made", () -> keycloak.post("/client-scopes", scope));
            return;
        }
        String path = "/client-scopes/" + there.path("id").asText();
        update("client scope " + name(scope), path, there, scope);
        mappers("client scope " + name(scope), path, there, scope);
    }

    private void mappers(String whose, String path, JsonNode there, JsonNode wanted) {
        for (JsonNode mapper : wanted.path("protocolMappers")) {
            JsonNode found = find(there.path("protocolMappers"), "name", name(mapper));
            String what = whose + ", mapper " + name(mapper);
            if (found.isMissingNode()) {
                change(what + " is made", () -> keycloak.post(path + "/protocol-mappers/models", mapper));
            } else {
                update(
                        what,
                        path + "/protocol-mappers/models/" + found.path("id").asText(),
                        found,
                        mapper);
            }
        }
    }

    private void realmScopes(String member, String path) {
        Set<String> there = names(keycloak.get(path), "name");
        for (JsonNode scope : file.path(member)) {
            if (!there.contains(scope.asText())) {
                change(
                        "client scope " + scope.asText() + " is added to " + member,
                        () -> keycloak.put(path + "/" + scopeId(scope.asText()), null));
            }
        }
    }

    private void client(JsonNode wanted) {
        String clientId = wanted.path("clientId").asText();
        String what = "client " + clientId;
        JsonNode there =
                find(keycloak.get("/clients?clientId=" + KeycloakAdmin.encode(clientId)), "clientId", clientId);
        if (there.isMissingNode()) {
            change(
                    what + " is made; a secret is chosen for it if it needs one",
                    () -> keycloak.post("/clients", wanted));
            return;
        }
        String path = "/clients/" + there.path("id").asText();
        ObjectNode ofTheSite = wanted.deepCopy();
        OF_THE_SITE.forEach(field -> {
            if (ofTheSite.path(field).isEmpty()) {
                ofTheSite.remove(field);
            }
        });
        update(what, path, there, ofTheSite);
        mappers(what, path, there, wanted);
        clientScopes(what, path + "/default-client-scopes", wanted.path("defaultClientScopes"));
        clientScopes(what, path + "/optional-client-scopes", wanted.path("optionalClientScopes"));
    }

    private void clientScopes(String what, String path, JsonNode wanted) {
        if (!wanted.isArray()) {
            return;
        }
        JsonNode there = keycloak.get(path);
        Set<String> names = names(there, "name");
        Set<String> wantedNames = new HashSet<>();
        wanted.forEach(scope -> wantedNames.add(scope.asText()));
        for (JsonNode scope : there) {
            if (!wantedNames.contains(name(scope))) {
                change(
                        what + ", scope " + name(scope) + " is taken away",
                        () -> keycloak.delete(path + "/" + scope.path("id").asText()));
            }
        }
        for (String scope : wantedNames) {
            if (!names.contains(scope)) {
                change(what + ", scope " + scope + " is added", () -> keycloak.put(path + "/" + scopeId(scope), null));
            }
        }
    }

    private String scopeId(String name) {
        JsonNode scope = find(keycloak.get("/client-scopes"), "name", name);
        if (scope.isMissingNode()) {
            throw new BackingException("The realm file names a client scope " + name + " that there is not.");
        }
        return scope.path("id").asText();
    }

    private void update(String what, String path, JsonNode there, JsonNode wanted) {
        List<String> different = new ArrayList<>();
        ObjectNode changed = there.deepCopy();
        wanted.properties().forEach(member -> {
            String field = member.getKey();
            if (!APART.contains(field) && !holds(there.path(field), member.getValue())) {
                different.add(field);
                changed.set(field, merged(there.path(field), member.getValue()));
            }
        });
        if (!different.isEmpty()) {
            change(what + " is changed: " + String.join(", ", different), () -> keycloak.put(path, changed));
        }
    }

    /** Objects hold at least what is wanted, lists the same in any order; Keycloak keeps attributes as text. */
    static boolean holds(JsonNode there, JsonNode wanted) {
        if (wanted.isObject()) {
            return wanted.properties().stream()
                    .allMatch(member -> holds(there.path(member.getKey()), member.getValue()));
        }
        if (wanted.isArray()) {
            return there.isArray() && elements(there).equals(elements(wanted));
        }
        return there.asText("").equals(wanted.asText(""));
    }

    private static JsonNode merged(JsonNode there, JsonNode wanted) {
        if (there instanceof ObjectNode object && wanted.isObject()) {
            ObjectNode merged = object.deepCopy();
            wanted.properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
            return merged;
        }
        return wanted;
    }

    private static Set<JsonNode> elements(JsonNode list) {
        Set<JsonNode> elements = new HashSet<>();
        list.forEach(elements::add);
        return elements;
    }

    private void change(String words, Runnable request) {
        if (apply) {
            request.run();
        }
        changes.add(words);
    }

    private static String name(JsonNode node) {
        return node.path("name").asText();
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        return list instanceof ArrayNode array
                ? StreamSupport.stream(array.spliterator(), false)
                        .filter(each -> each.path(field).asText().equals(value))
                        .findFirst()
                        .orElse(MissingNode.getInstance())
                : MissingNode.getInstance();
    }

    private static Set<String> names(JsonNode list, String field) {
        Set<String> names = new HashSet<>();
        list.forEach(each -> names.add(each.path(field).asText()));
        return names;
    }
}
