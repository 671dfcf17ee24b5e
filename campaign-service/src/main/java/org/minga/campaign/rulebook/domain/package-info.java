/** The rules, their canonical form and its hash, without a framework. */
@NullMarked
package org.minga.campaign.rulebook.domain;

import org.jspecify.annotations.NullMarked;
