/** Whole documents in one column. */
@NullMarked
package org.minga.campaign.document;

import org.jspecify.annotations.NullMarked;
