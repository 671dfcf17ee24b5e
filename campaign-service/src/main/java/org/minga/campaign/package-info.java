/**
 * campaign-service: who asks a crowd, what is asked, by when, by which rules, and what came of it.
 *
 * <p>An <em>organisation</em> hosts <em>campaigns</em>. A campaign is a draft until its organisation publishes it; from
 * then on its <em>phases</em> say what the other services allow, and only their dates can still move: early, logged and
 * with notice. The <em>rulebook</em> of a campaign is versioned and hashed, and fixed with the publication. At the end the
 * organisation publishes the <em>outcome</em>, once. <em>People</em> is the only place of the platform that knows a
 * person's name or address; every other table and every event holds the opaque subject of the token.
 */
@NullMarked
package org.minga.campaign;

import org.jspecify.annotations.NullMarked;
