/** Roles, rights and the membership rules, without a framework. */
@NullMarked
package org.minga.campaign.organisation.domain;

import org.jspecify.annotations.NullMarked;
