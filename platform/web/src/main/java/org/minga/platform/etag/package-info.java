/**
 * Optimistic concurrency over HTTP: a row version as an `ETag`, and `If-Match` checked against it.
 */
@NullMarked
package org.minga.platform.etag;

import org.jspecify.annotations.NullMarked;
