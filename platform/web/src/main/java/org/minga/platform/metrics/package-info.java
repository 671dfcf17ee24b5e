/**
 * What is measured of requests. Series are told apart by route, method and class of status only, so their number is that
 * of the operations; an id or a name in a label would make a series of every person. Where numbers of requests would tell
 * what is secret they are {@link org.minga.platform.metrics.Veiled}.
 */
@NullMarked
package org.minga.platform.metrics;

import org.jspecify.annotations.NullMarked;
