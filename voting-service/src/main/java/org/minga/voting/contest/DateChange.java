package org.minga.voting.contest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A move of the dates of an open contest, as everybody is told. */
@Schema(name = "DateChange")
public record DateChange(
        Instant changedAt, Instant opensBefore, Instant opensAfter, Instant closesBefore, Instant closesAfter) {}
