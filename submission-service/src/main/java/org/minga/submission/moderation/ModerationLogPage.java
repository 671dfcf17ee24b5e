package org.minga.submission.moderation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.platform.paging.PageInfo;

/** How a page of the log looks; for the API document only. */
@Schema(name = "ModerationLogPage")
record ModerationLogPage(List<ModerationLogEntry> items, PageInfo page) {}
