package org.minga.platform.problem;

import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sends `Location` as a path. The framework makes it absolute with the host that it was called by, which behind a gateway is
 * not a host that the client can reach.
 */
class LocationFilter {

    @ServerResponseFilter
    void relative(ContainerResponseContext response) {
        Object location = response.getHeaders().getFirst("Location");
        if (response.getStatus() != 201 || location == null) {
            return;
        }
        URI uri = location instanceof URI made ? made : URI.create(location.toString());
        if (uri.isAbsolute()) {
            String query = uri.getRawQuery();
            response.getHeaders().putSingle("Location", uri.getRawPath() + (query == null ? "" : "?" + query));
        }
    }
}
