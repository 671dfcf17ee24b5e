/**
 * This service's own small copy of campaigns and of who belongs to their organisations, fed by events. Phases are
 * judged from the dates in the copy by this service's clock; an event that a phase opened only brings new dates.
 */
@NullMarked
package org.minga.submission.campaigncopy;

import org.jspecify.annotations.NullMarked;
