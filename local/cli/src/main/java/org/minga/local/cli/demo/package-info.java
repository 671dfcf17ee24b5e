/** A whole sample campaign, played through the gateway by an organiser, a moderator and a small crowd. */
@NullMarked
package org.minga.local.cli.demo;

import org.jspecify.annotations.NullMarked;
