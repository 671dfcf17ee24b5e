/** Rules and tallies in plain English, for people who set up contests, vote in them or want to see why they came out so. */
@NullMarked
package org.minga.tally.formats.text;

import org.jspecify.annotations.NullMarked;
