/** Moving the dates of a published campaign: opening, closing and extending a phase, each with a reason. */
@NullMarked
package org.minga.campaign.timetable;

import org.jspecify.annotations.NullMarked;
