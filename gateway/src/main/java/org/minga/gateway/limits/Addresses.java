package org.minga.gateway.limits;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whom we count where nobody says who they are. */
public final class Addresses {

    /** An IPv6 connection usually has as many addresses as it likes below its first 64 bits. */
    private static final int IPV6_PREFIX_BYTES = 8;

    private static final int LONGEST = 45;

    private Addresses() {}

    /** The caller's address, as the proxy in front saw it if that is one of ours. */
    static String of(HttpServerRequest request, boolean trustForwarded) {
        String forwarded = trustForwarded ? request.getHeader("X-Forwarded-For") : null;
        // Others may have written before, only the last entry is our proxy's.
        return forwarded == null
                ? network(request.remoteAddress().hostAddress())
                : network(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    }

    /** An IPv4 address as it is, of an IPv6 address the network. */
    public static String network(@Nullable String address) {
        if (address == null) {
            return "";
        }
        if (address.indexOf(':') < 0) {
            return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length <= IPV6_PREFIX_BYTES
                ? address.substring(0, Math.min(address.length(), LONGEST))
                : HexFormat.of().formatHex(bytes, 0, IPV6_PREFIX_BYTES);
    }
}
