@NullMarked
package org.minga.platform.testkit.migrations;

import org.jspecify.annotations.NullMarked;
