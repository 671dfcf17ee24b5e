/** The catalogue of counting methods, as clients read it to offer a choice. */
@NullMarked
package org.minga.voting.method;

import org.jspecify.annotations.NullMarked;
