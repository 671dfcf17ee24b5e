/** What people asked while things broke, whether what became of it is right, and the links that are broken for it. */
@NullMarked
package org.minga.system.chaos;

import org.jspecify.annotations.NullMarked;
