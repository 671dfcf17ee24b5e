/**
 * Text meant for people, in several languages.
 */
@NullMarked
package org.minga.platform.text;

import org.jspecify.annotations.NullMarked;
