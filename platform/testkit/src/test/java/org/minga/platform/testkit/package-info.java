/** The data side of the platform, tried on a small application of things. */
package org.minga.platform.testkit;
