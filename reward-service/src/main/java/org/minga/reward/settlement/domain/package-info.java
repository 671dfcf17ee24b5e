/** The judgement itself: facts and rules in, movements out; order and repetition cannot matter. Knows no framework. */
@NullMarked
package org.minga.reward.settlement.domain;

import org.jspecify.annotations.NullMarked;
