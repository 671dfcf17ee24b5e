/** Which two options are shown to a voter next, and what may be answered. Plain Java. */
@NullMarked
package org.minga.voting.pair.domain;

import org.jspecify.annotations.NullMarked;
