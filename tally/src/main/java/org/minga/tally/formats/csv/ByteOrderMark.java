package org.minga.tally.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** The byte order mark that some programs put before UTF-8. */
public final class ByteOrderMark {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** The same bytes without the mark, if they begin with one. */
    public static InputStream skip(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, MARK.length);
        byte[] start = pushback.readNBytes(MARK.length);
        if (!Arrays.equals(start, MARK)) {
            pushback.unread(start);
        }
        return pushback;
    }
}
