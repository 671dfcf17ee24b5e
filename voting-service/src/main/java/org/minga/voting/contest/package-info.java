/**
 * Setting up contests, showing them, and opening them: at the opening the options are frozen in the same transaction
 * that makes the contest open.
 */
@NullMarked
package org.minga.voting.contest;

import org.jspecify.annotations.NullMarked;
