/** When an outcome may be published, without a framework. */
@NullMarked
package org.minga.campaign.outcome.domain;

import org.jspecify.annotations.NullMarked;
