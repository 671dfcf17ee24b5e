/** The states of a campaign and the steps between them, without a framework. */
@NullMarked
package org.minga.campaign.campaign.domain;

import org.jspecify.annotations.NullMarked;
