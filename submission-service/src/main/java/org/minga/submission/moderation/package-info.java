/**
 * Moderators' decisions and the public log of them. The decision is written in the transaction of the change it
 * causes; the database refuses the one without the other.
 */
@NullMarked
package org.minga.submission.moderation;

import org.jspecify.annotations.NullMarked;
