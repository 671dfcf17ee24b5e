/** What an operator does to a running platform, on this machine or, by addresses in the environment, on a cluster. */
@NullMarked
package org.minga.local.cli.operate;

import org.jspecify.annotations.NullMarked;
