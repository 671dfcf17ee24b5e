package org.minga.platform.paging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in its list.
 *
 * @param next cursor of the next page; absent on the last one
 */
@Schema(description = "Where the page stands in its list")
public record PageInfo(
        @Nullable @Schema(description = "Cursor of the next page; absent on the last one")
        String next) {}
