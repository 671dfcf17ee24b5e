package org.minga.platform.testkit.migrations;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;

/**
 * What the comments of a migration claim.
 *
 * <pre>
 * -- contract since 0.2.0: why nobody misses it
 * -- small: page, setting
 * </pre>
 *
 * @param unusedSince the first version of the code that does not use what the migration takes away
 * @param small tables so small that nobody notices when all their rows are touched
 */
record Marks(Optional<MigrationVersion> unusedSince, Set<String> small) {
    private static final String CONTRACT = "-- contract since ";
    private static final Pattern SINCE = Pattern.compile(CONTRACT + "(\\d+\\.\\d+\\.\\d+): \\S.*");
    private static final String SMALL = "-- small:";

    static Marks of(String sql) {
        Optional<MigrationVersion> since = Optional.empty();
        Set<String> small = new HashSet<>();
        for (String line : sql.lines().toList()) {
            if (line.startsWith(CONTRACT)) {
                Matcher claim = SINCE.matcher(line);
                if (!claim.matches()) {
                    throw new AssertionError("not \"" + CONTRACT + "X.Y.Z: why\": " + line);
                }
                since = Optional.of(MigrationVersion.fromVersion(claim.group(1)));
            } else if (line.startsWith(SMALL)) {
                small.addAll(
                        Arrays.asList(line.substring(SMALL.length()).strip().split("\\s*,\\s*")));
            }
        }
        return new Marks(since, small);
    }

    /** Those that the marks don't cover. A contract has to wait until a version was released that misses nothing. */
    List<Fault> uncovered(List<Fault> faults, MigrationVersion current) {
        boolean contract =
                unusedSince.filter(since -> since.compareTo(current) < 0).isPresent();
        return faults.stream()
                .filter(fault -> switch (fault.kind()) {
                    case BREAKS -> !contract;
                    case BLOCKS -> !small.contains(fault.table());
                })
                .toList();
    }
}
