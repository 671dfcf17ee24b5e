/** The facts that rewards are judged by. Knows no framework. */
@NullMarked
package org.minga.reward.fact.domain;

import org.jspecify.annotations.NullMarked;
