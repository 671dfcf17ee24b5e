/**
 * Canonical JSON (RFC 8785) as far as bundles need it: objects, arrays, strings, booleans and integers that every
 * JSON reader keeps exact. Every other number is a string "p/q". There is no null and no fraction. A reader for hostile
 * input goes with the writer.
 */
@NullMarked
package org.minga.tally.formats.json;

import org.jspecify.annotations.NullMarked;
