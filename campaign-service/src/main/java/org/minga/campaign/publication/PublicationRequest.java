package org.minga.campaign.publication;

/** Nothing needs to be said to publish a campaign; what may be said later will be optional. */
record PublicationRequest() {}
