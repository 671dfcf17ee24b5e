/** The gateway on real sockets between hand-made clients and services. */
@NullMarked
package org.minga.gateway.edge;

import org.jspecify.annotations.NullMarked;
