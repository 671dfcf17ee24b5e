package org.minga.voting.contest.domain;

/** One thing that is wrong with what was sent: where (RFC 6901), a stable code, and words for people. */
public record Fault(String pointer, String code, String detail) {}
