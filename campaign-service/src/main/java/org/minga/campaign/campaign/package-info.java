/** A campaign from draft to published: its texts, its timetable, its rulebook; who may see it, and how it is found. */
@NullMarked
package org.minga.campaign.campaign;

import org.jspecify.annotations.NullMarked;
