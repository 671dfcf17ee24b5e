/**
 * What every operation of the OpenAPI document shares: scope, error responses, the problem schema.
 */
@NullMarked
package org.minga.platform.openapi;

import org.jspecify.annotations.NullMarked;
