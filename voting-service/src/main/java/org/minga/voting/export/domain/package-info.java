/** Which contest fits which format. */
@NullMarked
package org.minga.voting.export.domain;

import org.jspecify.annotations.NullMarked;
