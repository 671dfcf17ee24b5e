package org.minga.platform.problem;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Checks the address of a request as it came over the wire. */
final class RawUri {

    private static final String PUNCTUATION = "-._~:/?[]@!$&'()*+,;=";

    private RawUri() {}

    /**
     * Whether it holds only characters of RFC 3986 and its percent encoding spells UTF-8 text without NUL, so that nothing
     * later stumbles over it.
     */
    static boolean wellFormed(String uri) {
        if (!uri.startsWith("/")) {
            return false;
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%') {
                if (!isHex(uri, i + 1) || !isHex(uri, i + 2)) {
                    return false;
                }
                int value = HexFormat.fromHexDigits(uri, i + 1, i + 3);
                if (value == 0) {
                    return false;
                }
                decoded.write(value);
                i += 2;
            } else if (!allowed(c)) {
                return false;
            } else {
                decoded.write(c);
            }
        }
        return isUtf8(decoded.toByteArray());
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean isHex(String uri, int at) {
        return at < uri.length() && HexFormat.isHexDigit(uri.charAt(at));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
