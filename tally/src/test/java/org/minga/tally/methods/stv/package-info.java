/** Single transferable vote, and how a person with pen and paper would count it. */
@NullMarked
package org.minga.tally.methods.stv;

import org.jspecify.annotations.NullMarked;
