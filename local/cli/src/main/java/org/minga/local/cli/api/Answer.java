package org.minga.local.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * A successful answer.
 *
 * @param status HTTP status
 * @param body parsed body; a missing node when there is none
 * @param headers response headers
 */
public record Answer(int status, JsonNode body, HttpHeaders headers) {

    /** The row version to send back as {@code If-Match}. */
    public String etag() {
        return headers.firstValue("ETag").orElse("");
    }
}
