package org.minga.local.backing;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.minga.local.backing.process.BackingException;

/** Reads addresses of servers that somebody else runs. */
final class Addresses {
    private Addresses() {}

    static URI parse(String url, String setting, String example) {
        try {
            URI uri = new URI(url.strip());
            if (uri.getHost() != null && uri.getScheme() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new BackingException(setting + " is not an address like " + example + ": " + e.getReason(), e);
        }
        throw new BackingException(setting + " is not an address like " + example + ".");
    }

    static String username(URI uri) {
        String info = info(uri);
        int colon = info.indexOf(':');
        return decode(colon < 0 ? info : info.substring(0, colon));
    }

    static String password(URI uri) {
        String info = info(uri);
        int colon = info.indexOf(':');
        return colon < 0 ? "" : decode(info.substring(colon + 1));
    }

    private static String info(URI uri) {
        return uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
