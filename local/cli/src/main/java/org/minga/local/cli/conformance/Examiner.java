package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;

/** Counts one data file under every rule of its expectation and compares. One examiner for each kind of file. */
interface Examiner {

    /**
     * @param expected the expectation
     * @param scope which parts of it count; the others are told as out of scope
     * @param data the folder of data files, to which the {@code file} names in expectations are relative
     * @param report where each compared value is told
     * @throws IOException if a data file cannot be read
     */
    void examine(JsonNode expected, Scope scope, Path data, Report report) throws IOException;
}
