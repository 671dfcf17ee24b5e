/** Tests of what an operator types. */
@NullMarked
package org.minga.local.cli.operate;

import org.jspecify.annotations.NullMarked;
