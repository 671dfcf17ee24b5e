package org.minga.submission.submission;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nothing to say yet; a field that is not known is refused like everywhere. */
@Schema(name = "WithdrawalRequest")
record WithdrawalRequest() {}
