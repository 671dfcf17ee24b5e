/** Methods that judge each option by figures or grades that ballots give it. */
@NullMarked
package org.minga.tally.methods.score;

import org.jspecify.annotations.NullMarked;
