/**
 * Keyset paging: opaque versioned cursors, a page with its `next`, and the `Link` header.
 */
@NullMarked
package org.minga.platform.paging;

import org.jspecify.annotations.NullMarked;
