package org.minga.submission.submission;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;

/** Pages by id alone: ids are in order of time, so the newest come first and nothing is skipped or shown twice. */
final class SubmissionPages {

    private SubmissionPages() {}

    static @Nullable UUID after(PageRequest page) {
        return page.after(1).map(parts -> Cursor.uuid(parts.get(0))).orElse(null);
    }

    static Response response(List<SubmissionView> found, PageRequest page, UriInfo uriInfo) {
        return Pages.response(
                Page.of(found, page, submission -> Cursor.encode(submission.id().toString())), uriInfo);
    }
}
