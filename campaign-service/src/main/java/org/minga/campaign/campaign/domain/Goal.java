package org.minga.campaign.campaign.domain;

/** A target one can measure: 500 submissions, 80 percent of the districts. */
public record Goal(String metric, long target, String unit) {}
