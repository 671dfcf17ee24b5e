package org.minga.submission.submission.domain;

import java.util.UUID;

/** A person hands something in. */
public record Handover(UUID id, SubmissionType type, Content content, String person) {}
