/**
 * What a moderator may decide. Declining and removing need a reason code; nobody decides on their own submission.
 */
@NullMarked
package org.minga.submission.moderation.domain;

import org.jspecify.annotations.NullMarked;
