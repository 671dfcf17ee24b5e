/** The whole edge over HTTP, with a made-up resource: what callers see of every kind of error. */
package org.minga.platform.web;
