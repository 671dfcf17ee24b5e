/** How a ballot log is laid out in pages and nodes, and how it grows. */
@NullMarked
package org.minga.voting.log.domain;

import org.jspecify.annotations.NullMarked;
