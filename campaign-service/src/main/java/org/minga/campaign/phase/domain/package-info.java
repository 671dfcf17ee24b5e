/** A phase, its states and the timetable they stand in, without a framework. */
@NullMarked
package org.minga.campaign.phase.domain;

import org.jspecify.annotations.NullMarked;
