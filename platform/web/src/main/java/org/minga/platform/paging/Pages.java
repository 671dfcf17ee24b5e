package org.minga.platform.paging;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Turns a page into its answer. */
public final class Pages {

    private Pages() {}

    /**
     * 200 with the page, and `Link: <...>; rel="next"` where there is a next one. The link is relative to the host, which a
     * service behind a gateway does not know.
     */
    public static Response response(Page<?> page, UriInfo request) {
        Response.ResponseBuilder response = Response.ok(page, MediaType.APPLICATION_JSON_TYPE);
        String next = page.page().next();
        if (next != null) {
            response.header("Link", "<" + link(request, next) + ">; rel=\"next\"");
        }
        return response.build();
    }

    private static String link(UriInfo request, String next) {
        URI uri = UriBuilder.fromUri(request.getRequestUri())
                .replaceQueryParam("cursor", next)
                .build();
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
