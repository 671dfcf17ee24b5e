/** What others may rely on: events as written, the API as served. */
@NullMarked
package org.minga.reward.contracts;

import org.jspecify.annotations.NullMarked;
