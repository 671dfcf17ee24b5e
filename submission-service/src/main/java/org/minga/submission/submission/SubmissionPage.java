package org.minga.submission.submission;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.platform.paging.PageInfo;

/** How a page of submissions looks; for the API document only. */
@Schema(name = "SubmissionPage")
record SubmissionPage(List<SubmissionView> items, PageInfo page) {}
