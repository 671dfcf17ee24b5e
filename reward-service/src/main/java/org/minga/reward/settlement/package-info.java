/** Brings what people hold in line with what the facts entitle them to. */
@NullMarked
package org.minga.reward.settlement;

import org.jspecify.annotations.NullMarked;
