package org.minga.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.minga.gateway.Visit;

/** What the gateway answers itself: {@code /openapi}, {@code /docs} and {@code /problems}. */
public final class Pages {

    /** Swagger UI writes style attributes; everything else comes from us, and it may call nobody but us. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final ProblemPages problems;

    public Pages(JsonNode openApi, JsonNode problemCatalogue) {
        this.problems = new ProblemPages(problemCatalogue);
        assets.put("/openapi", Asset.of("application/json", openApi.toString().getBytes(StandardCharsets.UTF_8)));
        assets.put("/docs", own("text/html; charset=utf-8", "docs.html"));
        assets.put("/docs/assets/docs.js", own("text/javascript; charset=utf-8", "docs.js"));
        assets.put("/docs/assets/page.css", own("text/css; charset=utf-8", "page.css"));
        String swagger = "META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/";
        assets.put(
                "/docs/assets/swagger-ui.css",
                Asset.of("text/css; charset=utf-8", resource(swagger + "swagger-ui.css")));
        assets.put(
                "/docs/assets/swagger-ui-bundle.js",
                Asset.of("text/javascript; charset=utf-8", resource(swagger + "swagger-ui-bundle.js")));
        assets.put("/problems", problems.list());
    }

    /** How to answer this path, if it is one of ours. */
    public Optional<Consumer<Visit>> find(String path) {
        Optional<Asset> asset = path.startsWith("/problems/")
                ? problems.find(path.substring("/problems/".length()))
                : Optional.ofNullable(assets.get(path.equals("/docs/") ? "/docs" : path));
        return asset.map(found -> visit -> {
            if (!path.equals("/openapi")) {
                visit.response().putHeader("Content-Security-Policy", POLICY);
            }
            found.serve(visit);
        });
    }

    private static Asset own(String contentType, String name) {
        return Asset.of(contentType, resource("org/minga/gateway/apidocs/" + name));
    }

    private static String swaggerVersion() {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] resource(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + name);
        }
        return in;
    }
}
