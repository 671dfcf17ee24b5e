/** What the platform shows of itself: one OpenAPI document merged from the services' files, a page to read it, and a page for each problem type. */
@NullMarked
package org.minga.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
