/**
 * Who calls and what they may do: tokens are verified here (issuer, audience, time, algorithm, rotating keys), and every\n * operation declares either the scope it needs or that it is public.
 */
@NullMarked
package org.minga.platform.security;

import org.jspecify.annotations.NullMarked;
