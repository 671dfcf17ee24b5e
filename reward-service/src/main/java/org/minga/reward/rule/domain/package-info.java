/** What a rule says: on which occasion what is granted. Knows no framework. */
@NullMarked
package org.minga.reward.rule.domain;

import org.jspecify.annotations.NullMarked;
