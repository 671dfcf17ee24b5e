/** Tests of campaign-service, and what they have in common. */
@NullMarked
package org.minga.campaign;

import org.jspecify.annotations.NullMarked;
