/**
 * One strict way to read and write JSON: unknown members, coerced scalars and duplicate keys are refused.
 */
@NullMarked
package org.minga.platform.json;

import org.jspecify.annotations.NullMarked;
