package org.minga.voting.contest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.platform.paging.PageInfo;

/** The shape of a page of contests, for the API document. */
@Schema(name = "ContestPage")
record ContestPage(List<ContestView> items, PageInfo page) {}
