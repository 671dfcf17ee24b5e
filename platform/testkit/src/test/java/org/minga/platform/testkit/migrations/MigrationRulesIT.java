package org.minga.platform.testkit.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule is broken once on purpose. */
class MigrationRulesIT {
    private static final String FOLDER = "db/migration";
    private static final String OLD = FOLDER + "/V1__old.sql";
    private static final String NEW = FOLDER + "/V2__new.sql";
    private static final String FIRST = """
            ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${app}";
            CREATE TABLE town (id uuid PRIMARY KEY, name text NOT NULL DEFAULT 'Town', mayor text, UNIQUE (name));
            CREATE INDEX town_mayor ON town (mayor);
            CREATE TABLE street (id uuid PRIMARY KEY, town uuid REFERENCES town, length int CHECK (length > 0));
            CREATE VIEW long_street AS SELECT id FROM street WHERE length > 1000;
            CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            """;

    @TempDir
    private Path resources = Path.of("");

    @BeforeEach
    void release() throws IOException {
        Files.createDirectories(resources.resolve(FOLDER));
        file(OLD, FIRST);
        Released.write(resources.resolve("released"), Map.of(OLD, resources.resolve(OLD)));
    }

    private void file(String name, String sql) throws IOException {
        Files.writeString(resources.resolve(name), sql);
    }

    private List<String> violations(String version) {
        return MigrationRules.of(version, FOLDER, resources).violations(Released.read(resources.resolve("released")));
    }

    private List<String> violationsOf(String sql) throws IOException {
        file(NEW, sql);
        return violations("0.3.0-SNAPSHOT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE house (id uuid PRIMARY KEY, street uuid NOT NULL REFERENCES street, number int NOT NULL)",
                "ALTER TABLE town ADD COLUMN motto text",
                "ALTER TABLE town ADD COLUMN founded int NOT NULL DEFAULT 1900 CHECK (founded > 0)",
                "-- small: town\nALTER TABLE town ADD COLUMN country uuid REFERENCES street UNIQUE",
                "ALTER TABLE town ALTER COLUMN name SET DEFAULT 'City'",
                "ALTER TABLE street DROP CONSTRAINT street_length_check",
                "DROP INDEX town_mayor",
                "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2'",
                // What is of the migration itself may be made in any way.
                "CREATE TABLE house (id uuid); INSERT INTO house SELECT id FROM street; CREATE UNIQUE INDEX ON house (id); ALTER TABLE house RENAME TO home",
                "-- small: town\nALTER TABLE town DROP CONSTRAINT town_name_key, ADD CONSTRAINT town_name UNIQUE NULLS NOT DISTINCT (name)",
            })
    void what_only_adds_is_allowed(String sql) throws IOException {
        assertThat(violationsOf(sql)).isEmpty();
    }

    @Test
    void an_index_is_built_beside_writers_in_a_file_of_its_own() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> assertThat(violationsOf("""
                        DROP INDEX CONCURRENTLY IF EXISTS street_town;
                        CREATE INDEX CONCURRENTLY street_town ON street (town);
                        """)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP VIEW long_street; DROP TABLE street                | street is dropped",
                "DROP VIEW long_street                                   | long_street is dropped",
                "ALTER TABLE town RENAME TO city                         | town is renamed to city",
                "REVOKE UPDATE ON town FROM \"${app}\"                   | town may be used for less",
                "ALTER TABLE town DROP COLUMN mayor                      | town mayor is dropped",
                "ALTER TABLE town RENAME COLUMN mayor TO head            | town mayor is renamed to head",
                "ALTER TABLE town ALTER mayor TYPE varchar(64)           | town mayor changes from text",
                "ALTER TABLE town ALTER mayor TYPE text COLLATE \"C\"    | town mayor changes from text",
                "ALTER TABLE town ALTER mayor SET NOT NULL               | town mayor has to be given now",
                "ALTER TABLE town ALTER name DROP DEFAULT                | town name has to be given now",
                "ALTER TABLE town ADD COLUMN motto text NOT NULL         | town motto is new and has to be given",
                "ALTER TABLE town DROP CONSTRAINT town_name_key          | town has no unique key [name] any more",
                "CREATE UNIQUE INDEX CONCURRENTLY ON town (mayor)        | town has a new unique key [mayor]",
                "ALTER TABLE town ADD COLUMN motto text UNIQUE DEFAULT 'We' | town has a new unique key [motto]",
                "ALTER TABLE town ADD CHECK (mayor <> name)              | town has a new constraint or trigger",
                "ALTER TABLE street ADD FOREIGN KEY (id) REFERENCES town | street has a new constraint or trigger",
                "CREATE TRIGGER no BEFORE INSERT ON town FOR EACH ROW EXECUTE FUNCTION refuse() | town has a new constraint or trigger",
                "DROP FUNCTION one()                                     | one() is dropped",
                "DO $$ BEGIN EXECUTE format('DROP TABLE %I CASCADE', 'street'); END $$ | street is dropped",
            })
    void what_the_code_of_before_cant_bear_waits_until_nobody_misses_it(String planted) throws IOException {
        String[] parts = planted.split(" *\\| ");
        String sql = "-- small: town, street\n" + parts[0] + ";\n";

        assertThat(violationsOf(sql)).isNotEmpty().anyMatch(found -> found.startsWith(NEW + ": " + parts[1]));
        assertThat(violationsOf("-- contract since 0.3.0: nobody reads it\n" + sql))
                .as("that version is the one which is not released yet")
                .isNotEmpty();
        assertThat(violationsOf("-- contract since 0.2.0: nobody reads it\n" + sql))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ON town (name, mayor)                               | gets an index while who writes has to wait",
                "UPDATE town SET mayor = 'nobody'                                 | has its rows changed in one go",
                "ALTER TABLE town ADD COLUMN tag uuid DEFAULT gen_random_uuid()   | is written anew",
            })
    void what_holds_up_writers_is_for_small_tables(String planted) throws IOException {
        String[] parts = planted.split(" *\\| ");

        assertThat(violationsOf(parts[0] + ";\n")).anyMatch(found -> found.startsWith(NEW + ": town " + parts[1]));
        assertThat(violationsOf("-- contract since 0.2.0: that is another matter\n" + parts[0] + ";\n"))
                .isNotEmpty();
        assertThat(violationsOf("-- small: street\n" + parts[0] + ";\n")).isNotEmpty();
        assertThat(violationsOf("-- small: town\n" + parts[0] + ";\n")).isEmpty();
    }

    @Test
    void a_mark_without_version_or_reason_is_none() {
        for (String mark : List.of("-- contract since : x", "-- contract since 0.1.0", "-- contract since 0.1.0: ")) {
            assertThatThrownBy(() -> violationsOf(mark + "\nDROP VIEW long_street;"))
                    .hasMessageContaining("contract since X.Y.Z: why");
        }
    }

    @Test
    void what_was_released_can_be_neither_edited_nor_removed() throws IOException {
        file(OLD, FIRST + "-- a word more\n");
        assertThat(violations("0.3.0-SNAPSHOT"))
                .containsExactly(OLD + " was released and has been edited: write a new one");

        Files.move(resources.resolve(OLD), resources.resolve(NEW));
        assertThat(violations("0.3.0-SNAPSHOT")).contains(OLD + " was released and is gone");
    }

    @Test
    void nothing_comes_in_between() throws IOException {
        file(FOLDER + "/V0_5__late.sql", "CREATE TABLE late (id uuid)");

        assertThat(violations("0.3.0-SNAPSHOT"))
                .containsExactly(FOLDER + "/V0_5__late.sql comes before " + OLD + ", which was released");
    }

    @Test
    void a_release_lists_all_its_migrations() throws IOException {
        file(NEW, "ALTER TABLE town ADD COLUMN motto text");

        assertThat(violations("0.3.0")).containsExactly(NEW + " is not listed as released, and 0.3.0 is a release");
    }
}
