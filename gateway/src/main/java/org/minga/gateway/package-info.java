/**
 * The only door of the platform. It owns no business data and no business rule: it knows which service answers which
 * operation, who may knock (token and scope, from the same API files the services are held to), how big and how slow a
 * request may be, and it shows the API to the world. What features share lies here: the {@link org.minga.gateway.Visit}
 * of one request and the words of a refusal.
 */
@NullMarked
package org.minga.gateway;

import org.jspecify.annotations.NullMarked;
