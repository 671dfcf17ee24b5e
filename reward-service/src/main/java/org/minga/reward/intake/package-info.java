/** The one consumer of events and the fields it reads. */
@NullMarked
package org.minga.reward.intake;

import org.jspecify.annotations.NullMarked;
