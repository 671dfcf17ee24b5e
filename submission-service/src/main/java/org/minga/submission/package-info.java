/**
 * What people hand in to a campaign, and how it becomes public.
 *
 * <p>A person submits while a collect phase is open and while the rulebook leaves them a place. Depending on the
 * rulebook a submission is public at once or after a moderator has approved it. Nothing that was public goes away
 * without a reason code and an entry in the public moderation log. One visibility policy decides what a caller sees,
 * at every exit. What this service needs to know of campaigns and organisations it keeps as its own small copy.
 */
@NullMarked
package org.minga.submission;

import org.jspecify.annotations.NullMarked;
