/** The ballot log of a contest: what was promised to voters, in a hash tree that only grows, under signed heads. */
@NullMarked
package org.minga.voting.log;

import org.jspecify.annotations.NullMarked;
