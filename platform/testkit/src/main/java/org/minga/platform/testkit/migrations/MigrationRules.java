package org.minga.platform.testkit.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.flywaydb.core.api.MigrationVersion;
import org.minga.local.backing.ProjectRoot;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Migrations go forwards only, and until the last replica of the version before has gone they only add. A service holds its
 * own to that; which ones were released is in {@code src/test/resources/released-migrations.sha256}.
 */
public final class MigrationRules {
    private static final String WRITE = "minga.released.write";
    private static final String SNAPSHOT = "-SNAPSHOT";
    private static final Path RESOURCES = Path.of("src/main/resources");

    private final Map<String, Path> migrations = new TreeMap<>();
    private final List<Path> folders = new ArrayList<>();
    private final String version;

    private MigrationRules(String version) {
        this.version = version;
    }

    /**
     * Checks the module in whose folder the tests run, on a real PostgreSQL. {@code -Dminga.released.write=true} takes down
     * what is released now instead.
     *
     * @throws AssertionError when a released migration was changed, or a new one does what the code of before can't bear
     */
    public static void check() {
        Path root = ProjectRoot.find();
        MigrationRules rules = new MigrationRules(version(root.resolve("pom.xml")))
                .with("db/platform", root.resolve("platform/data").resolve(RESOURCES))
                .with("db/migration", RESOURCES);
        Path released = Path.of("src/test/resources/released-migrations.sha256");
        if (Boolean.getBoolean(WRITE)) {
            Released.write(released, rules.migrations);
        }
        List<String> violations = rules.violations(Released.read(released));
        if (!violations.isEmpty()) {
            throw new AssertionError("Migrations break the rules of docs/decisions/0039-expand-then-contract.md:\n  "
                    + String.join("\n  ", violations));
        }
    }

    static MigrationRules of(String version, String folder, Path resources) {
        return new MigrationRules(version).with(folder, resources);
    }

    private MigrationRules with(String folder, Path resources) {
        folders.add(resources.resolve(folder));
        try (Stream<Path> files = Files.list(resources.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(".sql"))
                    .forEach(file -> migrations.put(folder + "/" + file.getFileName(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    List<String> violations(Released released) {
        List<String> violations = new ArrayList<>(released.violations(migrations));
        Map<String, List<Fault>> faults = Trial.of(folders);
        migrations.forEach((name, file) -> {
            if (released.contains(name)) {
                return;
            }
            if (!version.endsWith(SNAPSHOT)) {
                violations.add(name + " is not listed as released, and " + version + " is a release");
            }
            List<Fault> found = faults.get(file.getFileName().toString());
            if (found == null) {
                violations.add(name + " did not run");
                return;
            }
            MigrationVersion current = MigrationVersion.fromVersion(version.replace(SNAPSHOT, ""));
            for (Fault fault : Marks.of(text(file)).uncovered(found, current)) {
                violations.add(name + ": " + fault.table() + " " + fault.what());
            }
        });
        return violations;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Path pom) {
        try {
            Node project = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
            for (Node child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child.getNodeName().equals("version")) {
                    return child.getTextContent().strip();
                }
            }
            throw new AssertionError(pom + " has no version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(pom + " can't be read", e);
        }
    }
}
