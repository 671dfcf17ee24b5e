package org.minga.tally.formats.pabulib;

import java.io.IOException;

/** Walks through the sections of a file in the only order they may come in: META, PROJECTS, VOTES. */
final class Sections {

    private final Rows rows;
    private final Meta meta;

    Sections(Rows rows, Meta meta) {
        this.rows = rows;
        this.meta = meta;
    }

    /** Reads up to the line that begins the votes. */
    Projects readProjects() throws IOException {
        Row first = require("META");
        if (!begins(first, "META")) {
            throw first.broken("A .pb file begins with a line 'META'.");
        }
        // The header of META says key;value and nothing else.
        Row header = require("PROJECTS");
        if (header.fields().size() != 2 || !header.field(0).equals("key")) {
            throw header.broken("META begins with the header 'key;value'.");
        }
        for (Row row = require("PROJECTS"); !begins(row, "PROJECTS"); row = require("PROJECTS")) {
            meta.add(row);
        }
        Projects projects = new Projects(require("VOTES"), meta.currency());
        for (Row row = require("VOTES"); !begins(row, "VOTES"); row = require("VOTES")) {
            projects.add(row);
        }
        if (projects.all().isEmpty()) {
            throw new Broken(0, 0, "There are no projects.");
        }
        meta.requireCount("num_projects", projects.all().size(), "projects");
        return projects;
    }

    /** Reads the header of the votes; the rows that follow are votes to the end of the file. */
    Votes openVotes(Projects projects) throws IOException {
        Row header = rows.next();
        if (header == null) {
            throw new Broken(0, 0, "The file ends before the header of its VOTES.");
        }
        return new Votes(header, meta.kind(), projects.ids());
    }

    private Row require(String section) throws IOException {
        Row row = rows.next();
        if (row == null) {
            throw new Broken(0, 0, "The file ends before its section " + section + ".");
        }
        return row;
    }

    private static boolean begins(Row row, String section) {
        return row.field(0).equals(section) && row.fields().stream().skip(1).allMatch(String::isBlank);
    }
}
