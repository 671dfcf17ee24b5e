/**
 * Holds migrations to what old and new code need of them to serve side by side. What a migration does is asked of
 * PostgreSQL, which runs it, and not of its text.
 */
@NullMarked
package org.minga.platform.testkit.migrations;

import org.jspecify.annotations.NullMarked;
