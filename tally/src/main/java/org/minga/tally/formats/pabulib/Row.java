package org.minga.tally.formats.pabulib;

import java.util.List;

/** Fields of one row and the line on which it begins. */
record Row(long line, List<String> fields) {

    /** A field by its index from 0, without surrounding blanks. */
    String field(int index) {
        return fields.get(index).strip();
    }

    Broken broken(String reason) {
        return new Broken(line, 0, reason);
    }

    /** @param index of the field, from 0 */
    Broken broken(int index, String reason) {
        return new Broken(line, index + 1, reason);
    }

    /** A stranger's text, short enough to print. */
    static String shown(String text) {
        return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "'";
    }
}
