/**
 * Errors on the wire: every failure of every kind leaves a service as RFC 9457 `application/problem+json` with a\n * stable type, and nothing internal in it. Services declare their own {@link org.minga.platform.problem.ProblemType}s.
 */
@NullMarked
package org.minga.platform.problem;

import org.jspecify.annotations.NullMarked;
