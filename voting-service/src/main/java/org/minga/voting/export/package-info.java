/**
 * The ballots of certified contests in formats that other programs read. Written from what the seal left, page by page,
 * so that neither a big contest nor a slow reader holds memory or a connection to the database.
 */
@NullMarked
package org.minga.voting.export;

import org.jspecify.annotations.NullMarked;
