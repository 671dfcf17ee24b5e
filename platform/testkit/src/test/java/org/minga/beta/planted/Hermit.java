package org.minga.beta.planted;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Planted: an operation that nobody can reach. */
@Path("/hermit")
class Hermit {
    @GET
    String silence() {
        return "";
    }
}
